using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Sorting: every comparison is a branch, and every exchange a pair of stores.</summary>
public static partial class BubblePass
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Once(Span<double> a)
    {
        for (int i = 0; i + 1 < a.Length; i++)
        {
            if (a[i] > a[i + 1])
            {
                double t = a[i];
                a[i] = a[i + 1];
                a[i + 1] = t;
            }
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double WeightedSorted(ReadOnlySpan<double> x)
    {
        Span<double> a = stackalloc double[x.Length];
        for (int i = 0; i < x.Length; i++)
            a[i] = x[i];
        for (int end = a.Length - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (a[i] > a[i + 1])
                {
                    double t = a[i];
                    a[i] = a[i + 1];
                    a[i + 1] = t;
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * a[i] * (i + 1);
        return sum;
    }
}
