using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>What is returned is no number to differentiate; what is written is.</summary>
public static partial class CountBesideBuffer
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static int Squares(ReadOnlySpan<double> x, Span<double> y)
    {
        int count = Math.Min(x.Length, y.Length);
        for (int i = 0; i < count; i++)
            y[i] = x[i] * x[i];
        return count;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static int Powers(double x, Span<double> y)
    {
        double power = 1;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = power;
            power *= x;
        }
        return y.Length;
    }
}
