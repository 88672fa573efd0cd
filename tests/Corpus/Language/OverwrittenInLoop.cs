using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Values that a loop overwrites, and that its reverse sweep needs as they were.</summary>
public static partial class OverwrittenInLoop
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Iterated(double x, int n)
    {
        double z = x;
        for (int i = 0; i < n; i++)
            z = Math.Sin(z) * x + z;
        return z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Logistic(double x, double r, int n)
    {
        double z = 1 / (1 + x * x);
        double path = 0;
        for (int i = 0; i < n; i++)
        {
            z = Math.Cos(r) * z * (1 - z);
            path += z * z;
        }
        return path + z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            value = value * x + coefficients[i];
        return value;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Product(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
            product *= x[i];
        return product;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OneSlot(ReadOnlySpan<double> x)
    {
        Span<double> slot = stackalloc double[1];
        slot[0] = 1;
        for (int i = 0; i < x.Length; i++)
            slot[0] = Math.Sin(slot[0] * x[i]) + x[i];
        return slot[0];
    }
}
