using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OptimizationFunctions;

/// <summary>Functions with many minima, as the benchmark suites of global optimisers have them.</summary>
public static partial class GlobalFunctions
{
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Ackley([Domain(-5, 5, Length = 3)] ReadOnlySpan<double> x, [Domain(20, 20)] double a = 20, [Domain(0.2, 0.2)] double b = 0.2, [Domain(2 * Math.PI, 2 * Math.PI)] double c = 2 * Math.PI)
    {
        double squares = 0, cosines = 0;
        foreach (var xi in x)
        {
            squares += xi * xi;
            cosines += Math.Cos(c * xi);
        }
        var n = x.Length;
        return -a * Math.Exp(-b * Math.Sqrt(squares / n)) - Math.Exp(cosines / n) + a + Math.E;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rastrigin([Domain(-5, 5, Length = 4)] double[] x) => Accumulate<double>(x, 10.0 * x.Length, v => v * v - 10 * Math.Cos(2 * Math.PI * v));

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Griewank([Domain(-20, 20, Length = 4)] double[] x)
    {
        double sum = 0, product = 1;
        for (int i = 0; i < x.Length;)
        {
            sum += x[i] * x[i] / 4000;
            product *= Math.Cos(x[i] / Math.Sqrt(++i));
        }
        return sum - product + 1;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float StyblinskiTang([Domain(-4, 4, Length = 3)] ReadOnlySpan<float> x)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float v = x[i];
            sum += v * v * v * v - 16f * v * v + 5f * v;
        }
        return sum / 2;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Levy([Domain(-8, 8, Length = 3)] double[] x)
    {
        double[] w = (double[])x.Clone();
        for (int i = 0; i < w.Length; i++)
            w[i] = 1 + (w[i] - 1) / 4;
        double result = Math.Pow(Math.Sin(Math.PI * w[0]), 2);
        for (int i = 0; i < w.Length - 1; i++)
            result += Math.Pow(w[i] - 1, 2) * (1 + 10 * Math.Pow(Math.Sin(Math.PI * w[i] + 1), 2));
        double last = w[^1];
        result += Math.Pow(last - 1, 2) * (1 + Math.Pow(Math.Sin(2 * Math.PI * last), 2));
        return result;
    }

    /// <summary>A named function of two variables.</summary>
    [Differentiable(nameof(x), nameof(y), Derivatives = Gradient | Vjp | Jvp)]
    public static double OfTwo([Domain(0, 5)] TwoVariables function, [Domain(-2, 2)] double x, [Domain(-2, 2)] double y)
    {
        switch (function)
        {
            case TwoVariables.Himmelblau:
                return Math.Pow(x * x + y - 11, 2) + Math.Pow(x + y * y - 7, 2);
            case TwoVariables.Branin:
                {
                    const double b = 5.1 / (4 * Math.PI * Math.PI), c = 5 / Math.PI, t = 1 / (8 * Math.PI);
                    double u = y - b * x * x + c * x - 6;
                    return u * u + 10 * (1 - t) * Math.Cos(x) + 10;
                }
            case TwoVariables.GoldsteinPrice:
                double p = 1 + Math.Pow(x + y + 1, 2) * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y);
                double q = 30 + Math.Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y);
                return p * q;
            case TwoVariables.SixHumpCamel:
                double xx = x * x;
                return (4 - 2.1 * xx + xx * xx / 3) * xx + x * y + (-4 + 4 * y * y) * y * y;
            case TwoVariables.Easom:
                return -Math.Cos(x) * Math.Cos(y) * Math.Exp(-((x - Math.PI) * (x - Math.PI) + (y - Math.PI) * (y - Math.PI)));
            case TwoVariables.Booth:
                x += 2 * y - 7;
                y = 2 * (x + 7 - 2 * y) + y - 5;
                return x * x + y * y;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), $"No function {function} of two variables.");
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Michalewicz([Domain(0.2, 3, Length = 3)] double[] x, [Domain(2, 4)] int steepness)
    {
        double total = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            double s = Math.Sin(i * x[i - 1] * x[i - 1] / Math.PI);
            total -= Math.Sin(x[i - 1]) * Math.Pow(s, 2 * steepness);
        }
        return total;
    }

    /// <summary>The largest of several, a minimax problem: Crescent.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(0, 1)]
    [Kink(0, 0)]
    public static double Crescent([Domain(-2, 2)] double x, [Domain(-2, 2)] double y)
    {
        double first = x * x + (y - 1) * (y - 1) + y - 1;
        double second = -x * x - (y - 1) * (y - 1) + y + 1;
        return Math.Max(first, second);
    }

    /// <summary>LAD regression through fixed points: kinks wherever a residual is zero.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 1)]
    [Kink(2, 0)]
    public static double AbsoluteDeviations([Domain(-2, 2)] double slope, [Domain(-2, 2)] double offset)
    {
        double[,] points = { { 0, 1 }, { 1, 2 }, { 2, 4 }, { 3, 3.5 } };
        double sum = 0;
        for (int i = 0; i < points.GetLength(0); i++)
            sum += Math.Abs(slope * points[i, 0] + offset - points[i, 1]);
        return sum;
    }

    private static T Accumulate<T>(T[] x, T start, Func<T, T> term)
        where T : IFloatingPointIeee754<T>
    {
        T sum = start;
        foreach (T v in x)
            sum += term(v);
        return sum;
    }
}

public enum TwoVariables
{
    Himmelblau,
    Branin,
    GoldsteinPrice,
    SixHumpCamel,
    Easom,
    Booth,
}
