using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(17, "max(w, x)", "∂w = diag of 1 (wᵢ > xᵢ), 0 (wᵢ < xᵢ); ∂x = diag of 0, 1")]
public static partial class Row17_ElementwiseMaximum
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Maximum(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Max(w[i], x[i]);
    }
}
