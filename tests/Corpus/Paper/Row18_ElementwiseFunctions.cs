using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(18, "f(w) ⊗ g(x), f = exp, g = sin", "∂w = diag(f′(wᵢ)g(xᵢ)), ∂x = diag(f(wᵢ)g′(xᵢ))")]
public static partial class Row18_ElementwiseFunctions
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Exp(w[i]) * Math.Sin(x[i]);
    }
}
