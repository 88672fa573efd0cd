using GradGen.Corpus.Language;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>Where no derivative exists, there is one documented answer; the branch that is not taken never shows.</summary>
public sealed class KinksTest
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    public void The_rectifier_is_flat_at_zero(double x, double expected)
    {
        Assert.Equal(expected, Kinks.RectifierGradient(x));
        Assert.Equal(expected, Kinks.RectifierJvp(x, 1).tangent);
    }

    [Fact]
    public void A_constant_wins_a_tie() => Assert.Equal(0, Kinks.AtMostOneGradient(1));

    [Fact]
    public void Two_active_operands_share_a_tie()
    {
        Assert.Equal((0.5, 0.5), Kinks.LargerGradient(2, 2));
        Assert.Equal((0.5, 0.5), Kinks.SmallerGradient(2, 2));
        Assert.Equal((1, 0), Kinks.LargerGradient(2, 1));
        Assert.Equal((0, 1), Kinks.SmallerGradient(2, 1));
        Assert.Equal(0.5, Kinks.LargerJvp(2, 2, 1, 0).tangent);
    }

    [Fact]
    public void Elements_that_tie_share_one_after_another()
    {
        (double[] x, double y) = Gradients(2, [2, 1, 2, 2]);
        Assert.Equal([0.5, 0, 1, 2], x);
        Assert.Equal(0.5, y);
        (x, y) = Gradients(1, [0, 2, 2, 1]);
        Assert.Equal([0, 2, 2, 0], x);
        Assert.Equal(0, y);
        (x, y) = Gradients(1, [0, double.NaN, 2, 1]);
        Assert.Equal([0, double.NaN, double.NaN, double.NaN], x);
        Assert.Equal(double.NaN, y);

        static (double[] X, double Y) Gradients(double y, double[] x)
        {
            var gradient = new double[x.Length];
            Extremes.GreatestGradient(x, y, gradient, out double rest);
            return (gradient, rest);
        }
    }

    [Fact]
    public void The_first_that_is_less_is_chosen_alone()
    {
        var gradient = new double[4];
        Winners.LeastGradient([3, 1, 1, double.NaN], 2, gradient, out double y);
        Assert.Equal([0, 2, 0, 0], gradient);
        Assert.Equal(1, y);
        Winners.LeastGradient([4, 4, double.NaN, 5], 2, gradient, out y);
        Assert.Equal([0, 0, 0, 0], gradient);
        Assert.Equal(12, y);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, -1)]
    [InlineData(3, 1)]
    public void The_size_is_flat_at_zero(double x, double expected) => Assert.Equal(expected, Kinks.AbsoluteGradient(x));

    [Fact]
    public void The_root_is_infinitely_steep_at_zero_but_for_a_zero_seed()
    {
        Assert.Equal(double.PositiveInfinity, Kinks.RootGradient(0));
        Assert.Equal(double.PositiveInfinity, Kinks.RootJvp(0, 1).tangent);
        Assert.Equal(0, Kinks.RootJvp(0, 0).tangent);
        double gradient = 3;
        Kinks.RootVjp(0, 0, ref gradient);
        Assert.Equal(3, gradient);
        Assert.Equal(0, Kinks.RootTimesZeroGradient(0));
        Assert.Equal((0, 0), Kinks.RootTimesGradient(0, 0));
        Assert.Equal((double.PositiveInfinity, 0), Kinks.RootTimesGradient(0, 2));
    }

    [Fact]
    public void Steps_are_flat() => Assert.Equal((1, 2), Kinks.StepsGradient(2.5, 3));

    [Fact]
    public void What_is_stopped_is_a_constant()
    {
        Assert.Equal((6, 1), Constants.StoppedGradient(2, 3));
        Assert.Equal(6, Constants.StoppedJvp(2, 3, 1, 0).tangent);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(double.NegativeInfinity)]
    public void The_branch_that_is_not_taken_never_shows(double x)
    {
        Assert.Equal(0, Conditions.RootOrZeroGradient(x));
        Assert.Equal(0, Conditions.RootOrZeroJvp(x, 1).tangent);
        double gradient = 5;
        Conditions.RootOrZeroVjp(x, double.NaN, ref gradient);
        Assert.Equal(5, gradient);
    }

    [Fact]
    public void NaN_in_an_element_that_is_not_read_never_shows()
    {
        double[] gradient = new double[3];
        EarlyReturn.FirstLargeGradient([5, double.NaN, double.NaN], 1, gradient, out double bound);
        Assert.Equal([1, 0, 0], gradient);
        Assert.Equal(5, bound);
    }
}
