using System;
using System.Linq;
using System.Numerics;
using OfLanes = GradGen.Runtime.Lanes;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>Functions that round nothing, or to what is given exactly: bit for bit those of Math.</summary>
public sealed class ExactTest
{
    public static TheoryData<string> Functions() => ["Abs", "Sqrt", "Floor", "Ceiling", "Truncate", "Round", "Sign", "Max", "Min", "CopySign"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Doubles_are_those_of_Math(string name)
    {
        bool isBinary = name is "Max" or "Min" or "CopySign";
        (double X, double Y)[] samples = [.. Samples.Of(pairs: true, 100_000).Where(sample => IsTaken(name, sample.X))];
        foreach (LanesBuild build in LanesBuild.All)
        {
            AccuracyTest.ForEachLane(samples, build.Doubles(name, isBinary)!, (x, y, result) =>
            {
                if (!Same(result, Expected(name, x, y)))
                    Assert.Fail($"{build}: {name}({x:R}, {y:R}) = {result:R}");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Floats_are_those_of_Math(string name)
    {
        bool isBinary = name is "Max" or "Min" or "CopySign";
        (float, float)[] samples = [.. Samples.Of(pairs: true, 100_000).Where(sample => IsTaken(name, sample.X)).Select(sample => ((float)sample.X, (float)sample.Y))];
        foreach (LanesBuild build in LanesBuild.All)
        {
            AccuracyTest.ForEachLane(samples, build.Singles(name, isBinary)!, (x, y, result) =>
            {
                if (!AccuracyTest.Same(result, (float)Expected(name, x, y)))
                    Assert.Fail($"{build}: {name}({x:R}f, {y:R}f) = {result:R}");
            });
        }
    }

    [Fact]
    public void NaN_has_no_sign()
    {
        double[] lanes = new double[Vector<double>.Count];
        lanes[^1] = double.NaN;
        Assert.Throws<ArithmeticException>(() => OfLanes.Sign(new Vector<double>(lanes)));
        Assert.Throws<ArithmeticException>(() => OfLanes.Sign(new Vector<float>(float.NaN)));
    }

    [Fact]
    public void SinCos_is_Sin_and_Cos() => AccuracyTest.ForEachLane([.. Samples.Of(pairs: false, 100_000)], (x, _) =>
    {
        (Vector<double> sin, Vector<double> cos) = OfLanes.SinCos(x);
        Assert.Equal(OfLanes.Sin(x), sin);
        Assert.Equal(OfLanes.Cos(x), cos);
        return x;
    }, (_, _, _) => { });

    [Fact]
    public void A_lane_does_not_depend_on_its_neighbours()
    {
        double[] others = [double.NaN, 1e300, -0.0, double.PositiveInfinity];
        foreach (LaneFunction function in LaneFunction.All)
        {
            Func<Vector<double>, Vector<double>, Vector<double>> lanes = LanesBuild.All[0].Doubles(function.Name, function.IsBinary)!;
            foreach (double x in Enumerable.Range(1, 200).Select(i => i * 0.37))
            {
                Vector<double> alone = lanes(new(x), new(x)), mixed = lanes(With(x, others), With(x, others));
                Assert.True(alone[0].Equals(mixed[0]), $"{function.Name}({x})");
            }
        }
    }

    [Fact]
    public void The_first_lanes_are_masked()
    {
        for (int count = 0; count <= Vector<float>.Count; count++)
        {
            Assert.Equal(Math.Min(count, Vector<double>.Count), -Vector.Sum(OfLanes.FirstDoubles(count)));
            Assert.Equal(count, -Vector.Sum(OfLanes.FirstSingles(count)));
            Assert.Equal(count > 0 ? -1 : 0, OfLanes.FirstDoubles(count)[0]);
        }
    }

    [Fact]
    public void Every_lane_is_in_the_sum()
    {
        double[] x = [.. Enumerable.Range(0, Vector<double>.Count).Select(i => Math.ScaleB(1, i))];
        Assert.Equal(x.Sum(), OfLanes.Sum(new Vector<double>(x)));
        Assert.Equal(Vector<float>.Count * 0.5f, OfLanes.Sum(new Vector<float>(0.5f)));
    }

    private static Vector<double> With(double first, double[] others) =>
        new([first, .. Enumerable.Range(1, Vector<double>.Count - 1).Select(i => others[i % others.Length])]);

    private static bool IsTaken(string function, double x) => function != "Sign" || !double.IsNaN(x);

    private static bool Same(double a, double b) => a.Equals(b) && (double.IsNaN(a) || double.IsNegative(a) == double.IsNegative(b));

    private static double Expected(string name, double x, double y) => name switch
    {
        "Abs" => Math.Abs(x),
        "Sqrt" => Math.Sqrt(x),
        "Floor" => Math.Floor(x),
        "Ceiling" => Math.Ceiling(x),
        "Truncate" => Math.Truncate(x),
        "Round" => Math.Round(x),
        "Sign" => Math.Sign(x),
        "Max" => Math.Max(x, y),
        "Min" => Math.Min(x, y),
        "CopySign" => Math.CopySign(x, y),
        _ => throw new ArgumentException(name, nameof(name)),
    };
}
