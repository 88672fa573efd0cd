using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>One array passed for two parameters of a callee.</summary>
public static partial class AliasedArguments
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MixedWithItself(ReadOnlySpan<double> x)
    {
        double[] a = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            a[i] = x[i] * x[i];
        Mix(a, a, x);
        Mix(a, a, a);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Math.Sin(a[i]);
        return sum;
    }

    private static void Mix(Span<double> u, ReadOnlySpan<double> v, ReadOnlySpan<double> w)
    {
        for (int i = 1; i < u.Length; i++)
            u[i] = v[i - 1] * w[i] * 0.3 + u[i];
    }
}
