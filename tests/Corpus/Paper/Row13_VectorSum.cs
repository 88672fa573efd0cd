using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(13, "w + x", "∂w = I, ∂x = I")]
public static partial class Row13_VectorSum
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Add(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = w[i] + x[i];
    }
}
