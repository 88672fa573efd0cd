using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(16, "w ⊘ x", "∂w = diag(1/xᵢ), ∂x = diag(−wᵢ/xᵢ²)")]
public static partial class Row16_ElementwiseQuotient
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Divide(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = w[i] / x[i];
    }
}
