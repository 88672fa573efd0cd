using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(20, "x z", "∂x = zI, ∂z = x (column)")]
public static partial class Row20_ScalarMultiplied
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Multiply(ReadOnlySpan<double> x, double z, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * z;
    }
}
