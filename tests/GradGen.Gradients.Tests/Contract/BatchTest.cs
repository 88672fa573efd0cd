using System;
using System.Linq;
using GradGen.Corpus.Language;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>FGradientBatch gives at each point what FValueAndGradient gives there.</summary>
public sealed class BatchTest
{
    public static TheoryData<int> Counts => [0, 1, 3, 4, 5, 8, 9, 31];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Smooth_functions_and_branches(int count)
    {
        (double[] x, double[] y) = (Numbers(count, 1), Numbers(count, 2));
        var (value, dx, dy) = (new double[count], new double[count], new double[count]);
        Batches.SmoothGradientBatch(x, y, value, dx, dy);
        for (int i = 0; i < count; i++)
            Same(Batches.SmoothValueAndGradient(x[i], y[i]), value[i], dx[i], dy[i]);
        Batches.TwoWaysGradientBatch(x, y, value, dx, dy);
        for (int i = 0; i < count; i++)
            Same(Batches.TwoWaysValueAndGradient(x[i], y[i]), value[i], dx[i], dy[i]);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Loops_that_end_at_each_point_in_its_own_time(int count)
    {
        (double[] x, double[] tolerance) = (Numbers(count, 3), [.. Numbers(count, 4).Select(number => 0.1 * Math.Abs(number))]);
        var (value, dx) = (new double[count], new double[count]);
        Batches.UntilSmallGradientBatch(x, 7, tolerance, value, dx);
        for (int i = 0; i < count; i++)
            Assert.Equal(Batches.UntilSmallValueAndGradient(x[i], 7, tolerance[i]), (value[i], dx[i]));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Single_precision(int count)
    {
        (float[] x, float[] scale) = ([.. Numbers(count, 5).Select(number => (float)number)], [.. Numbers(count, 6).Select(number => (float)number)]);
        var (result, gradient) = (new float[count], new float[count]);
        Batches.SingleGradientBatch(x, scale, result, gradient);
        for (int i = 0; i < count; i++)
        {
            (float value, float slope) = Batches.SingleValueAndGradient(x[i], scale[i]);
            Assert.Equal(value, result[i], 1e-6f);
            Assert.Equal(slope, gradient[i], 1e-6f);
        }
    }

    [Fact]
    public void Lengths_and_overlaps_are_checked()
    {
        double[] two = new double[2], three = new double[3], other = new double[2];
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => Batches.SmoothGradientBatch(two, three, new double[2], new double[2], other)).ParamName);
        Assert.Equal("xGradient", Assert.Throws<ArgumentException>(() => Batches.SmoothGradientBatch(two, other, new double[2], new double[3], new double[2])).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => Batches.SmoothGradientBatch(two, other, two, new double[2], new double[2])).ParamName);
    }

    private static void Same((double value, (double x, double y) gradient) expected, double value, double dx, double dy)
    {
        Assert.Equal(expected.value, value, 1e-12);
        Assert.Equal(expected.gradient.x, dx, 1e-12);
        Assert.Equal(expected.gradient.y, dy, 1e-12);
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (4 * random.NextDouble()) - 2)];
    }
}
