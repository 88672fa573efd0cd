using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>What goes in steps and decides: searches in tables, comparisons, bits, rounding by a great constant.</summary>
public sealed partial class Steps
{
    private readonly double[] _knots = [-4, -1, 0, 0.5, 1, 2, 4];
    private readonly double[] _values = [1, 3, 2, -1, 0.5, 2, 7];
    private readonly List<double> _levels = [-4, 0, 1, 4];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Linear(double t)
    {
        int k = Array.BinarySearch(_knots, t);
        if (k < 0)
            k = ~k - 1;
        k = Math.Max(0, Math.Min(k, _knots.Length - 2));
        double w = (t - _knots[k]) / (_knots[k + 1] - _knots[k]);
        return _values[k] * (1 - w) + w * _values[k + 1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double OnLevel(double t, double scale)
    {
        int k = _levels.BinarySearch(t);
        return scale * t * (k < 0 ? ~k : k);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Compared(double x, double y) => x.CompareTo(y) > 0 ? x * x : x.Equals(y) ? 0 : y * x;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double UnlessNear(double x, double y) => AreNear(x, y) ? x : (x * x - y * y) / (x - y);

    private static bool AreNear(double a, double b) => Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b)) < 16;

    /// <summary>What is left of x by the nearest multiple of a half.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Reduced(double x)
    {
        double turns = 2 * x + 6755399441055744.0;
        turns -= 6755399441055744.0;
        double rest = x - 0.5 * turns;
        return rest * rest * (1 + turns) + (Math.FusedMultiplyAdd(x, 2, 6755399441055744.0) - 6755399441055744.0);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByAMode(double x, double y) => Math.Round(3 * x, MidpointRounding.AwayFromZero) * y + Math.Round(y, 1, MidpointRounding.ToZero) * x;
}
