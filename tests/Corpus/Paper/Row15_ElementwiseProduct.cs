using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(15, "w ⊗ x", "∂w = diag(x), ∂x = diag(w)")]
public static partial class Row15_ElementwiseProduct
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = w[i] * x[i];
    }
}
