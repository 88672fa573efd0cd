using System;
using System.Linq;
using System.Numerics;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>Every function is within its bound, and the bounds are within 3 units in the last place.</summary>
public sealed class AccuracyTest
{
    private const int Count = 300_000;

    /// <summary>Of the 2³² floats, one in so many: a prime, so that all low bits occur with all high ones.</summary>
    private const uint Stride = 4099;

    public static TheoryData<string> Functions() => [.. LaneFunction.All.Select(function => function.Name)];

    [Fact]
    public void No_bound_is_above_three_units() => Assert.All(LaneFunction.All, function => Assert.InRange(function.Bound, 0.5, 3 - LaneFunction.ErrorOfMath));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Doubles_are_within_the_bound(string name)
    {
        LaneFunction function = LaneFunction.Named(name);
        (double X, double Y)[] samples = [.. Samples.Of(function.IsBinary, Count)];
        double bound = function.Bound + (function.Exact is null ? LaneFunction.ErrorOfMath : 0);
        foreach (LanesBuild build in LanesBuild.All)
        {
            if (build.Doubles(name, function.IsBinary) is not { } lanes)
                continue;
            double most = build.Name == "netstandard2.0" ? 3 : bound;
            ForEachLane(samples, lanes, (x, y, result) =>
            {
                double error = function.Error(x, y, result);
                if (!(error <= most))
                    Assert.Fail($"{build}: {name}({x:R}, {y:R}) = {result:R}, which is {error} units off.");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Floats_are_those_nearest_to_the_results_of_doubles(string name)
    {
        LaneFunction function = LaneFunction.Named(name);
        Random random = new(1);
        (float X, float Y)[] samples = [
            .. Enumerable.Range(0, (int)(uint.MaxValue / Stride)).Select(i =>
                (BitConverter.UInt32BitsToSingle((uint)i * Stride), BitConverter.UInt32BitsToSingle((uint)random.NextInt64(uint.MaxValue)))),
            .. Samples.Of(function.IsBinary, Count / 10).Select(sample => ((float)sample.X, (float)sample.Y))];
        foreach (LanesBuild build in LanesBuild.All)
        {
            if (build.Singles(name, function.IsBinary) is not { } lanes)
                continue;
            ForEachLane(samples, lanes, (x, y, result) =>
            {
                double scalar = function.Scalar(x, y);
                // Where the double is within its bound of the middle between two floats, either is near.
                double margin = Math.Abs(scalar) * 1e-15;
                if (!Same(result, (float)scalar) && !Same(result, (float)(scalar + margin)) && !Same(result, (float)(scalar - margin)))
                    Assert.Fail($"{build}: {name}({x:R}f, {y:R}f) = {result:R}, not {(float)scalar:R}.");
            });
        }
    }

    internal static bool Same(float a, float b) => a.Equals(b) && (float.IsNaN(a) || float.IsNegative(a) == float.IsNegative(b));

    internal static void ForEachLane<T>((T X, T Y)[] samples, Func<Vector<T>, Vector<T>, Vector<T>> lanes, Action<T, T, T> check)
    {
        int width = Vector<T>.Count;
        T[] x = new T[width], y = new T[width];
        for (int start = 0; start < samples.Length; start += width)
        {
            // The last vector is filled up with the first sample.
            for (int i = 0; i < width; i++)
                (x[i], y[i]) = samples[start + i < samples.Length ? start + i : 0];
            Vector<T> result = lanes(new Vector<T>(x), new Vector<T>(y));
            for (int i = 0; i < width; i++)
                check(x[i], y[i], result[i]);
        }
    }
}
