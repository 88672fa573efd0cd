using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(31, "f(g(x)) element by element, f = sin, g = exp", "diag(f′(gᵢ)g′(xᵢ))")]
public static partial class Row31_ElementwiseChain
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void F(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Sin(Math.Exp(x[i]));
    }
}
