using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>A callee that writes the span it is given.</summary>
public static partial class CalleeWritesSpan
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SoftmaxNorm(ReadOnlySpan<double> x)
    {
        double[] p = new double[x.Length];
        Softmax(x, p);
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
            sum += p[i] * p[i] * (i + 1);
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Twice(ReadOnlySpan<double> x, Span<double> y)
    {
        Softmax(x, y);
        Square(y);
        Square(y);
    }

    private static void Softmax(ReadOnlySpan<double> x, Span<double> p)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            p[i] = Math.Exp(x[i]);
            sum += p[i];
        }
        for (int i = 0; i < x.Length; i++)
            p[i] /= sum;
    }

    private static void Square(Span<double> a)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= a[i] + 1;
    }
}
