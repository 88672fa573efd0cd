using System;
using System.Linq;

namespace GradGen.Runtime.Tests;

/// <summary>The parts of an extremum's seed are bit for bit those that the iterations give when each is reversed.</summary>
public sealed class ExtremumTest
{
    private static readonly double[] s_values = [double.NegativeInfinity, -1, -0.0, 0.0, 2, double.PositiveInfinity, double.NaN];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_all_short_runs(int length)
    {
        var x = new double[length];
        for (long number = 0; number < Math.Pow(s_values.Length, length + 1); number++)
        {
            long rest = number;
            for (int i = 0; i < length; i++, rest /= s_values.Length)
                x[i] = s_values[rest % s_values.Length];
            Check(x, 0, length, s_values[rest % s_values.Length], 0.3);
        }
    }

    [Theory]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(203)]
    public void Of_long_runs_with_ties(int length)
    {
        var random = new Random(length);
        for (int run = 0; run < 500; run++)
        {
            int kinds = random.Next(1, 40);
            double[] x = [.. Enumerable.Range(0, length).Select(_ => random.Next(200) == 0 ? double.NaN : random.Next(kinds))];
            int start = random.Next(length), end = random.Next(length + 1);
            Check(x, start, end, random.Next(4) switch { 0 => kinds - 1, 1 => double.NegativeInfinity, 2 => 0, _ => double.PositiveInfinity }, random.NextDouble() - 0.5);
        }
    }

    /// <summary>Half of the least positive number is zero: the parts are rounded as they were.</summary>
    [Fact]
    public void Of_the_least_seed() => Check([1, 1, 1, 0, 1], 0, 5, 0, 3 * double.Epsilon);

    private static void Check(double[] x, int start, int end, double initial, double seed)
    {
        Compare(x, start, end, initial, seed, Math.Max, (a, b) => a < b, Extremum.Max);
        Compare(x, start, end, initial, seed, Math.Min, (a, b) => a > b, Extremum.Min);
        float[] single = [.. x.Select(value => (float)value)];
        Compare(single, start, end, (float)initial, (float)seed, Math.Max, (a, b) => a < b, Extremum.Max);
        Compare(single, start, end, (float)initial, (float)seed, Math.Min, (a, b) => a > b, Extremum.Min);
    }

    private delegate T Reverse<T>(ReadOnlySpan<T> x, int start, int end, T initial, T extremum, T seed, Span<T> gradient);

    private static void Compare(double[] x, int start, int end, double initial, double seed, Func<double, double, double> choose, Func<double, double, bool> loses, Reverse<double> reverse)
    {
        double[] before = new double[x.Length + 1], expected = new double[x.Length], actual = new double[x.Length];
        double extremum = initial, rest = seed;
        for (int i = start; i < end; i++)
        {
            before[i] = extremum;
            extremum = choose(extremum, x[i]);
        }
        for (int i = end - 1; i >= start; i--)
        {
            expected[i] += loses(x[i], before[i]) ? 0 : x[i] == before[i] ? 0.5 * rest : rest;
            rest = loses(before[i], x[i]) ? 0 : x[i] == before[i] ? 0.5 * rest : rest;
        }
        double left = reverse(x, start, end, initial, extremum, seed, actual);
        Assert.Equal(expected.Append(rest).Select(BitConverter.DoubleToInt64Bits), actual.Append(left).Select(BitConverter.DoubleToInt64Bits));
    }

    private static void Compare(float[] x, int start, int end, float initial, float seed, Func<float, float, float> choose, Func<float, float, bool> loses, Reverse<float> reverse)
    {
        float[] before = new float[x.Length + 1], expected = new float[x.Length], actual = new float[x.Length];
        float extremum = initial, rest = seed;
        for (int i = start; i < end; i++)
        {
            before[i] = extremum;
            extremum = choose(extremum, x[i]);
        }
        for (int i = end - 1; i >= start; i--)
        {
            expected[i] += loses(x[i], before[i]) ? 0 : x[i] == before[i] ? 0.5f * rest : rest;
            rest = loses(before[i], x[i]) ? 0 : x[i] == before[i] ? 0.5f * rest : rest;
        }
        float left = reverse(x, start, end, initial, extremum, seed, actual);
        Assert.Equal(expected.Append(rest).Select(value => (double)value), actual.Append(left).Select(value => (double)value));
    }
}
