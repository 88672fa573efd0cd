using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(34, "max(0, x) for each element", "diag of 0 (xᵢ ≤ 0), 1 (xᵢ > 0)")]
public static partial class Row34_Rectifier
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Rectify(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Max(0, x[i]);
    }
}
