using System;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>Loops whose step the caller chooses: what the primal would never end, ends with an exception.</summary>
public partial class StridesTest
{
    [Differentiable(nameof(x))]
    private static double Up(double[] x, int start, int bound, int step)
    {
        double product = 1;
        for (int i = start; i < bound; i += step)
            product *= x[i];
        return product;
    }

    [Differentiable(nameof(x))]
    private static double Down(double[] x, int start, int bound, int step)
    {
        double product = 1;
        for (int i = start; i >= bound; i -= step)
            product *= x[i];
        return product;
    }

    private static readonly double[] s_x = [2, 3, 5, 7, 11];

    [Fact]
    public void By_steps_up_and_down()
    {
        RequireEqual(33, [0, 11, 0, 0, 3], UpValueAndGradient(s_x, 1, 5, 3));
        RequireEqual(110, [55, 0, 22, 0, 10], DownValueAndGradient(s_x, 4, 0, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_step_that_is_not_positive(int step)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UpValueAndGradient(s_x, 0, 1, step));
        Assert.Throws<ArgumentOutOfRangeException>(() => DownGradient(s_x, 0, 0, step));
        RequireEqual(1, [0, 0, 0, 0, 0], UpValueAndGradient(s_x, 5, 5, step));
        RequireEqual(1, [0, 0, 0, 0, 0], DownValueAndGradient(s_x, 0, 1, step));
    }

    [Fact]
    public void A_counter_that_overflows() => Assert.Throws<OverflowException>(() => UpValueAndGradient(s_x, 1, int.MaxValue, int.MaxValue));

    private static void RequireEqual(double value, double[] gradient, (double Value, double[] Gradient) actual)
    {
        Assert.Equal(value, actual.Value);
        Assert.Equal(gradient, actual.Gradient);
    }
}
