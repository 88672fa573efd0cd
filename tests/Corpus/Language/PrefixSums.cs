using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>An array updated in place from its own earlier elements.</summary>
public static partial class PrefixSums
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void InPlace(Span<double> a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] += a[i - 1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double[] sums = new double[x.Length];
        double last = 0;
        for (int i = 0; i < x.Length; i++)
        {
            last += x[i];
            sums[i] = last;
        }
        double total = 0;
        for (int i = 0; i < sums.Length; i++)
            total += sums[i] * sums[i];
        return total;
    }
}
