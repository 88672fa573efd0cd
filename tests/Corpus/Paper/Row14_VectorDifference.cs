using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(14, "w − x", "∂w = I, ∂x = −I")]
public static partial class Row14_VectorDifference
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Subtract(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = w[i] - x[i];
    }
}
