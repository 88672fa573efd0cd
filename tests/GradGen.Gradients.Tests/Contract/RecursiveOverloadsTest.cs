namespace GradGen.Gradients.Tests.Contract;

/// <summary>Two overloads that call the same recursive method: each has the callee's derivatives for itself.</summary>
public partial class RecursiveOverloadsTest
{
    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    private static double Cube(double x) => Power(x, 3);

    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    private static double Cube(double x, double y) => Power(x * y, 3);

    [Fact]
    public void Both_are_right()
    {
        Assert.Equal(12, CubeGradient(2));
        Assert.Equal((3 * 36.0 * 3, 3 * 36.0 * 2), CubeGradient(2, 3));
        Assert.Equal(12, CubeJvp(2, 1).tangent);
        Assert.Equal(3 * 36.0 * 3, CubeJvp(2, 3, 1, 0).tangent);
    }
}
