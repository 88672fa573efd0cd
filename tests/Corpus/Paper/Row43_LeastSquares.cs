using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(43, "‖Ax − b‖²", "∂x = 2Aᵀ(Ax − b), ∂A = 2(Ax − b)xᵀ, ∂b = −2(Ax − b)")]
public static partial class Row43_LeastSquares
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Residual(ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < b.Length; i++)
        {
            double residual = -b[i];
            for (int j = 0; j < x.Length; j++)
                residual += a[i * x.Length + j] * x[j];
            sum += residual * residual;
        }
        return sum;
    }
}
