using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Callees that are not marked: they are differentiated with their caller.</summary>
public static partial class CalleeChains
{
    private const double Scale = 0.75;
    private static readonly double s_shift = Math.Sqrt(2);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Chain(double x, double y) => Outer(x, y) * Outer(y, x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InLoop(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum = Outer(sum, x[i]);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfSpans(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Dot(x, y) / (1 + Dot(x, x));

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EarlyReturnInside(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Leaky(x[i]) * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfTuple(double x, double y)
    {
        (double sine, double cosine) = SineAndCosine(x * y);
        return sine * x + cosine * y;
    }

    private static double Outer(double x, double y)
    {
        double inner = Inner(x * y);
        return inner * Scale + y;
    }

    private static double Inner(double x) => Math.Sin(x) + s_shift * x;

    private static double Leaky(double x)
    {
        if (x > 0)
            return x;
        return 0.01 * x;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static (double sine, double cosine) SineAndCosine(double x) => (Math.Sin(x), Math.Cos(x));
}
