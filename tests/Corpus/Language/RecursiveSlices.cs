using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Parts of a buffer passed to methods that call themselves.</summary>
public static partial class RecursiveSlices
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PairwiseProduct(ReadOnlySpan<double> x)
    {
        if (x.Length < 3)
            return x.Length == 0 ? 1 : x[0] * x[^1];
        int half = x.Length / 2;
        return PairwiseProduct(x[..half]) + Math.Sin(PairwiseProduct(x[half..]));
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Folded(Span<double> x) => Fold(x, x.Length > 3 ? x[1..] : x);

    private static void Fold(Span<double> x, Span<double> part)
    {
        if (part.Length < 2)
            return;
        int half = part.Length / 2;
        Mix(part[..half], part[half..]);
        Halve(part.Slice(half));
        x[0] += part[^1];
    }

    private static void Mix(Span<double> a, Span<double> b)
    {
        if (a.Length > 1)
        {
            int half = a.Length / 2;
            Mix(a[half..], b[half..]);
            Mix(a[..half], b[..half]);
            return;
        }
        if (a.IsEmpty)
            return;
        double sum = a[0] + b[0];
        b[0] = a[0] * b[0];
        a[0] = Math.Sin(sum);
    }

    private static void Halve(Span<double> x)
    {
        if (x.Length < 2)
            return;
        Halve(x.Slice(0, x.Length / 2));
        x[^1] *= x[0];
        Halve(x[(x.Length / 2)..]);
    }
}
