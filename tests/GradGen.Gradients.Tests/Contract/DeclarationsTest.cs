using System.Reflection;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>A sibling takes over the primal's declaration.</summary>
public sealed class DeclarationsTest
{
    [Fact]
    public void Defaults_are_kept() => Assert.Equal((7.5, 6), Declarations.DefaultsGradient(2));

    [Fact]
    public void Parameters_by_reference_stay_so()
    {
        double x = 3;
        double y = 4;
        Assert.Equal((4, 3), Declarations.ByReferenceGradient(in x, in y));
        Assert.Equal(
            "(double x, double y) ByReferenceGradient(in double x, in double y)",
            Signature.Of(typeof(Declarations).GetMethod("ByReferenceGradient")!));
    }

    [Fact]
    public void Keywords_are_names()
    {
        Assert.Equal(9, Declarations.KeywordsGradient(2, 3).@class);
        Assert.Equal(12, Declarations.KeywordsGradient(2, 3).@in);
        Assert.Equal(6, Declarations.eventGradient(3));
    }

    [Fact]
    public void Overloads_have_overloads()
    {
        Assert.Equal(6.0, Declarations.OverloadedGradient(3.0));
        Assert.Equal(27f, Declarations.OverloadedGradient(3f));
        Assert.Equal((4, 3), Declarations.OverloadedGradient(3, 4.0));
    }

    [Fact]
    public void What_is_not_real_is_passed_on()
    {
        Assert.Equal(-4, Declarations.PassedGradient(2, 4, true, "negative"));
        Assert.Equal(4, Declarations.PassedGradient(2, 4, negate: false, name: "positive"));
    }

    [Fact]
    public void Only_the_parameters_that_are_named_are_active()
    {
        Assert.Equal((y: 2, z: 8), Declarations.SubsetGradient(2, 3, 4));
        Assert.Equal((22, 10), Declarations.SubsetJvp(2, 3, 4, 1, 1));
        double y = 1;
        double z = 1;
        Assert.Equal(22, Declarations.SubsetVjp(2, 3, 4, 1, ref y, ref z));
        Assert.Equal((3, 9), (y, z));
    }

    [Fact]
    public void Names_of_results_may_be_parameters() =>
        Assert.Equal((6, (3, 2)), Declarations.GeneratedValueAndGradient(2, 3));

    [Fact]
    public void Names_that_generated_code_might_take_may_be_parameters()
    {
        double[] x = new double[1];
        Declarations.CrowdedGradient([0], 2, 3, 5, x, out double dx, out double tape, out double result);
        Assert.Equal((30, 0, 0, 1), (x[0], dx, tape, result));
    }

    [Fact]
    public void A_private_method_has_a_private_gradient()
    {
        Assert.Equal(12, Declarations.OfPrivate(2));
        Assert.True(typeof(Declarations).GetMethod("HiddenGradient", BindingFlags.NonPublic | BindingFlags.Static)!.IsPrivate);
    }

    [Fact]
    public void Types_may_be_nested_and_generic()
    {
        Assert.Equal((12, 4), Declarations.Nested<int>.Innermost.TaggedGradient(2, 7, 3));
        Assert.Equal(6, Declarations.Nested<byte>.Noted.SquareGradient(3));
        Assert.True(typeof(Declarations.Nested<>.Innermost).GetMethod("TaggedGradient", BindingFlags.NonPublic | BindingFlags.Static)!.IsAssembly);
    }
}
