using System;
using System.Collections.Generic;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>Arguments: special ones, random bits (every exponent alike), and dense where functions change their ways.</summary>
internal static class Samples
{
    public static readonly double[] Special =
    [
        0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 0.25, 1.5, -1.5, 2.5, -2.5, 8, 27, -27, 100, 1000, 1024, Math.E, Math.PI, Math.PI / 2, Math.PI / 4,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon,
        2.2250738585072014e-308, -2.2250738585072014e-308, 2.225073858507201e-308, -1e-310, 1e-300, 1e-150, 1e150, 1e300, -1e300, 1e-20, 1e-10, 1e10, 1e16, 1e22,
        709.78, 709.79, -708.4, -745.1, -745.2, 710.4, 710.5, -1000, 1023, -1022, -1074, -1074.5, -1075,
        0.9999999999999999, 1.0000000000000002, 4503599627370495.5, 4503599627370497, 9007199254740991, 9007199254740993, 18446744073709551616.0,
        1647099, 1647100, -1647100, 268435456, 0.41421356237309503, 2.414213562373095, 0.625, 0.6249999999999999,
    ];

    /// <summary>Pairs of arguments; unary functions take the first.</summary>
    public static IEnumerable<(double X, double Y)> Of(bool pairs, int count)
    {
        foreach (double x in Special)
        {
            foreach (double y in pairs ? Special : [0])
                yield return (x, y);
        }
        Random random = new(20261127);
        double Within(double radius) => ((random.NextDouble() * 2) - 1) * radius;
        double AnyBits() => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        double Near(double point) => point + (Math.Exp(-random.NextDouble() * 40) * (random.Next(2) == 0 ? 1 : -1));
        for (int i = 0; i < count; i += 9)
        {
            yield return (AnyBits(), AnyBits());
            yield return (Within(1), Within(10));
            yield return (Within(10), Within(300));
            yield return (Within(750), Math.Round(Within(5)));
            yield return (random.NextDouble() * 4, Within(1000));
            yield return (Near(1), Within(1e6) / random.NextDouble());
            yield return (Near(-1), Near(0));
            yield return (Within(1.7e6), Within(1.7e6));
            yield return (Math.Exp(Within(60)), Within(12));
        }
    }
}
