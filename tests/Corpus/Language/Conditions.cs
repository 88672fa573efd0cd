using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Conditions that read data, and that must not be evaluated further than C# would.</summary>
public static partial class Conditions
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AndThen(ReadOnlySpan<double> x, double y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (i > 0 && x[i - 1] > x[i] || i + 1 < x.Length && x[i + 1] > y)
                sum += x[i] * y;
            else
                sum -= x[i] * x[i];
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double WhileBoth(ReadOnlySpan<double> x, double bound)
    {
        double sum = 0;
        int i = 0;
        while (i < x.Length && x[i] < bound)
        {
            sum += x[i] * bound;
            i++;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Ternary(double x, double y) =>
        x > y ? x * x : x > 0 ? Math.Sin(x) * y : !(y > 1) ? y : x * y;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Flags(double x, double y)
    {
        bool large = x * x > y;
        bool both = large & y > 0;
        double z = 0;
        if (both || x < -1)
            z = x * y;
        if (large == both)
            z += x;
        return z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RootOrZero(double x) => x > 0 ? Math.Sqrt(x) * Math.Log(x) : 0;
}
