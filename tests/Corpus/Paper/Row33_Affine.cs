using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(33, "w·x + b", "∂w = xᵀ, ∂b = 1")]
public static partial class Row33_Affine
{
    [Differentiable(nameof(w), nameof(b), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Affine(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x)
    {
        double z = b;
        for (int i = 0; i < w.Length; i++)
            z += w[i] * x[i];
        return z;
    }
}
