using System.Threading.Tasks;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>What only the analyzer sees, as it is generated, is refused where it is used: the generator could not differentiate it.</summary>
public sealed class UnseenTest
{
    [Theory]
    [InlineData("public static double G(double x) => FGradient(x) * x;")]
    [InlineData("public static double G(double x) => Derivative.Stop(FGradient(x)) * x;")]
    [InlineData("public static double G(double x) => Own(x) * x; static double Own(double x) => FGradient(x);")]
    [InlineData("public static double G(double x) { Func<double, double> slope = FGradient; return slope(x); }")]
    public async Task A_derivative_of_a_derivative_is_refused(string members)
    {
        var built = new Built($$"""
            using System;
            using GradGen;
            public static partial class M
            {
                [Differentiable] public static double F(double x) => x * x * x;
                [Differentiable] {{members}}
                public static double Caller() => GGradient(2);
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Equal(["GG2004 FGradient"], await built.Reports());
    }

    [Fact]
    public void A_method_that_stands_twice_keeps_the_others()
    {
        var built = new Built("using GradGen; public static partial class M { [Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double x) => x * x; [Differentiable] public static double G(double x) => x; }");
        Assert.Null(built.Result.Exception);
        Assert.Equal(2, built.Result.GeneratedSources.Length);
    }

    [Fact]
    public async Task Code_that_is_not_marked_may_use_derivatives()
    {
        var built = new Built("""
            using GradGen;
            public static partial class M
            {
                [Differentiable] public static double F(double x) => x * x * x;
                public static double G(double x) => FGradient(x) * x;
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Empty(await built.Reports());
    }
}
