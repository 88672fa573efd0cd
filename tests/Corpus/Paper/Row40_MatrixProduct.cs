using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(40, "Y = WX", "∂yᵢⱼ/∂wᵢₖ = xₖⱼ, ∂yᵢⱼ/∂xₖⱼ = wᵢₖ")]
public static partial class Row40_MatrixProduct
{
    /// <summary>Row-major: <paramref name="w"/> is rows × inner, <paramref name="x"/> inner × columns.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y, int rows, int inner, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++)
                    sum += w[i * inner + k] * x[k * columns + j];
                y[i * columns + j] = sum;
            }
        }
    }
}
