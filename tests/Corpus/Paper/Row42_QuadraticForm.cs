using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(42, "xᵀAx", "∂x = (A + Aᵀ)x, ∂A = xxᵀ")]
public static partial class Row42_QuadraticForm
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Form(ReadOnlySpan<double> x, ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                sum += x[i] * a[i * x.Length + j] * x[j];
        }
        return sum;
    }
}
