using System;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests;

/// <summary>What is believed of differences: never a step across a kink or a jump.</summary>
public sealed class DifferencesTest
{
    [Fact]
    public void Long_steps_that_agree_beyond_a_jump_do_not_count()
    {
        Difference slope = At(x => Math.Abs(x) < 0.01 ? x : 3 * x, 0.001);
        Assert.Equal(1, slope.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(-0.002)]
    [InlineData(0.0049)]
    public void Kinks_beyond_the_short_steps_do_not_count(double x)
    {
        Difference slope = At(x => Math.Min(Math.Abs(x - 0.005), Math.Min(Math.Abs(x + 0.1), Math.Abs(x - 0.1))), x);
        Assert.Equal(-1, slope.Value, 1e-9);
    }

    [Fact]
    public void Smooth_functions_keep_the_accuracy_of_long_steps()
    {
        Difference slope = At(x => Math.Exp(Math.Sin(3 * x)), 0.7);
        Assert.Equal(3 * Math.Cos(2.1) * Math.Exp(Math.Sin(2.1)), slope.Value, 1e-11);
        Assert.True(slope.Error < 1e-9);
    }

    [Fact]
    public void On_a_kink_nothing_is_certain() =>
        Assert.True(At(x => Math.Max(x, 0.25), 0.25).Error > 0.5);

    private static Difference At(Func<double, double> f, double x) => Differences.At((v, results) => results[0] = f(v), 1, x)[0];
}
