using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(35, "max(0, w·x + b)", "∂w = 0ᵀ or xᵀ; ∂b = 0 or 1 (0 at w·x + b = 0)")]
public static partial class Row35_Neuron
{
    [Differentiable(nameof(w), nameof(b), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Activation(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x)
    {
        double z = b;
        for (int i = 0; i < w.Length; i++)
            z += w[i] * x[i];
        return Math.Max(0, z);
    }
}
