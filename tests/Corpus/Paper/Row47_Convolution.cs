using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(47, "yᵢ = Σₖ wₖ xᵢ₊ₖ", "∂yᵢ/∂wₖ = xᵢ₊ₖ, ∂yᵢ/∂xᵢ₊ₖ = wₖ")]
public static partial class Row47_Convolution
{
    /// <summary>Without padding: <paramref name="y"/> has x.Length − w.Length + 1 elements.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Convolve(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < w.Length; k++)
                sum += w[k] * x[i + k];
            y[i] = sum;
        }
    }
}
