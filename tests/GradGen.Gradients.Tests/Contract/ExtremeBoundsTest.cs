namespace GradGen.Gradients.Tests.Contract;

/// <summary>Loops whose bounds the caller chooses: none of the iterations that the primal does not make is reversed.</summary>
public partial class ExtremeBoundsTest
{
    [Differentiable]
    private static double Up(double x, double r, int n)
    {
        for (int i = 0; i < n; i++)
            x *= r * x;
        return x;
    }

    [Differentiable]
    private static double Down(double x, double r, int n)
    {
        for (int i = 0; i > n; i--)
            x *= r * x;
        return x;
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void No_iteration_upwards(int n) => Assert.Equal((2, (1, 0)), UpValueAndGradient(2, 0.5, n));

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(0)]
    public void No_iteration_downwards(int n) => Assert.Equal((2, (1, 0)), DownValueAndGradient(2, 0.5, n));

    [Fact]
    public void Two_iterations()
    {
        Assert.Equal((2, (4, 12)), UpValueAndGradient(2, 0.5, 2));
        Assert.Equal((2, (4, 12)), DownValueAndGradient(2, 0.5, -2));
    }
}
