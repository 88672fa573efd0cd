using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Functions with points at which no derivative exists.</summary>
public static partial class Kinks
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rectifier(double x) => Math.Max(0, x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Larger(double x, double y) => Math.Max(x, y);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Smaller(double x, double y) => Math.Min(x, y);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AtMostOne(double x) => Math.Min(x, 1);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Absolute(double x) => Math.Abs(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AbsoluteSum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Abs(x[i]) * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Largest(ReadOnlySpan<double> x)
    {
        double largest = -100;
        for (int i = 0; i < x.Length; i++)
            largest = Math.Max(largest, x[i]);
        return largest * largest;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Distance(double x, double y) => Math.Sqrt(x * x + y * y);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Root(double x) => Math.Sqrt(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RootTimesZero(double x) => 0 * Math.Sqrt(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RootTimes(double x, double y) => y * Math.Sqrt(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Steps(double x, double y) => Math.Floor(x) * y + Math.Sign(y) * x;

    /// <summary>A limit that is infinite limits nothing, and its own derivative, which is infinite, is not asked for.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NoLimit(double x, double y)
    {
        double limit = double.PositiveInfinity * (1 + y * y);
        if (x > limit)
            x = limit;
        return Math.Min(x, limit) * y;
    }
}
