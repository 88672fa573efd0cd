using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(46, "(v·tanh(Wx + b) + c − t)²", "∂v = 2e h, ∂c = 2e, ∂W = 2e (v ⊗ (1 − h²)) xᵀ, ∂b = 2e v ⊗ (1 − h²); h = tanh(Wx + b), e = v·h + c − t")]
public static partial class Row46_TwoLayerNetwork
{
    /// <summary>The squared error of a network with <c>v.Length</c> hidden units; <paramref name="w"/> has a row for each.</summary>
    [Differentiable(nameof(w), nameof(b), nameof(v), nameof(c), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> v, double c, ReadOnlySpan<double> x, double t)
    {
        double output = c;
        for (int i = 0; i < v.Length; i++)
        {
            double z = b[i];
            for (int j = 0; j < x.Length; j++)
                z += w[i * x.Length + j] * x[j];
            output += v[i] * Math.Tanh(z);
        }
        double error = output - t;
        return error * error;
    }
}
