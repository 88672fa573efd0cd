using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(32, "w·x", "∂w = xᵀ, ∂x = wᵀ")]
public static partial class Row32_DotProduct
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Dot(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }
}
