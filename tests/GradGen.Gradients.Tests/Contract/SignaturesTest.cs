using System;
using System.Linq;
using System.Reflection;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>The siblings are declared as the contract says: names, types, order, tuple elements.</summary>
public sealed class SignaturesTest
{
    [Theory]
    [InlineData("double OneScalarGradient(double x)")]
    [InlineData("(double value, double gradient) OneScalarValueAndGradient(double x)")]
    [InlineData("(double x, double y) TwoScalarsGradient(double x, double y)")]
    [InlineData("(double value, (double x, double y) gradient) TwoScalarsValueAndGradient(double x, double y)")]
    [InlineData("(float x, float y) SingleGradient(float x, float y)")]
    [InlineData("void SpanAndScalarGradient(ReadOnlySpan<double> w, double b, Span<double> wGradient, out double bGradient)")]
    [InlineData("double SpanAndScalarValueAndGradient(ReadOnlySpan<double> w, double b, Span<double> wGradient, out double bGradient)")]
    [InlineData("void OneArrayGradient(double[] x, Span<double> xGradient)")]
    [InlineData("double[] OneArrayGradient(double[] x)")]
    [InlineData("(double value, double[] gradient) OneArrayValueAndGradient(double[] x)")]
    [InlineData("(double[] w, double b) ArrayAndScalarGradient(double[] w, double b)")]
    [InlineData("(double value, (double[] w, double b) gradient) ArrayAndScalarValueAndGradient(double[] w, double b)")]
    [InlineData("void ArrayAndScalarGradient(double[] w, double b, Span<double> wGradient, out double bGradient)")]
    [InlineData("double SpanAndScalarVjp(ReadOnlySpan<double> w, double b, double cotangent, Span<double> wGradient, ref double bGradient)")]
    [InlineData("void WrittenVjp(ReadOnlySpan<double> x, Span<double> y, Span<double> yCotangent, Span<double> xGradient)")]
    [InlineData("(double value, double tangent) TwoScalarsJvp(double x, double y, double xTangent, double yTangent)")]
    [InlineData("(double value, double tangent) SpanAndScalarJvp(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> wTangent, double bTangent)")]
    [InlineData("void WrittenJvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)")]
    [InlineData("void WrittenJacobian(ReadOnlySpan<double> x, Span<double> y, Span<double> xJacobian)")]
    [InlineData("double[,] ArrayResultJacobian(double[] x)")]
    [InlineData("double[,] ArrayOfScalarJacobian(double x)")]
    [InlineData("(double[,] w, double[,] x) ArrayOfArraysJacobian(double[] w, double[] x)")]
    [InlineData("void WrittenByScalarTooJacobian(ReadOnlySpan<double> x, double z, Span<double> y, Span<double> xJacobian, Span<double> zJacobian)")]
    [InlineData("((double x, double y) f, (double x, double y) g) TupleResultJacobian(double x, double y)")]
    public void A_sibling_has_the_signature(string signature)
    {
        string name = signature[..signature.LastIndexOf('(')].Split(' ')[^1];
        string[] found = [.. typeof(Subjects).GetMethods().Where(method => method.Name == name).Select(Signature.Of)];
        Assert.Contains(signature, found);
    }

    [Theory]
    [InlineData(nameof(Subjects.Single), "Gradient", "ValueAndGradient")]
    [InlineData(nameof(Subjects.TupleResult), "Jacobian")]
    [InlineData(nameof(Subjects.ArrayOfArrays), "Jacobian")]
    [InlineData(nameof(Subjects.OneScalar), "Gradient", "Jvp", "ValueAndGradient", "Vjp")]
    public void What_is_not_asked_for_is_not_there(string method, params string[] suffixes) =>
        Assert.Equal(
            suffixes.Select(suffix => method + suffix),
            typeof(Subjects).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Select(sibling => sibling.Name)
                .Where(name => name.StartsWith(method, StringComparison.Ordinal) && name != method)
                .Distinct()
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Delegates_take_the_allocating_forms()
    {
        Func<double[], double[]> gradient = Subjects.OneArrayGradient;
        Func<double[], double[,]> jacobian = Subjects.ArrayResultJacobian;
        Assert.Equal([2.0, 4.0], gradient([1, 2]));
        Assert.Equal(new[,] { { 0.0, 0 }, { 2, 0 }, { 0, 4 } }, jacobian([1, 2]));
    }

    [Fact]
    public void Tuple_elements_are_named_after_the_parameters()
    {
        Assert.Equal(4.0, Subjects.TwoScalarsGradient(2, 3).y);
        Assert.Equal(12.0, Subjects.TwoScalarsValueAndGradient(2, 3).gradient.x);
        Assert.Equal(2.0, Subjects.TupleResultJacobian(2, 3).g.y);
        Assert.Equal(4.0, Subjects.ArrayAndScalarGradient([1, 2], 5).b);
    }
}
