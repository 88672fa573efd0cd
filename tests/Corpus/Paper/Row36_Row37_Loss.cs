using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(36, "C = 1/N Σ (yᵢ − max(0, w·xᵢ + b))²", "∂w = 2/N Σ over active i of eᵢxᵢᵀ, eᵢ = w·xᵢ + b − yᵢ")]
[PaperRow(37, "C = 1/N Σ (yᵢ − max(0, w·xᵢ + b))²", "∂b = 2/N Σ over active i of eᵢ")]
public static partial class Row36_Row37_Loss
{
    /// <summary>The mean squared error of the neuron over N rows of <paramref name="x"/>.</summary>
    [Differentiable(nameof(w), nameof(b), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Loss(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * x[i * w.Length + j];
            double error = y[i] - Math.Max(0, z);
            sum += error * error;
        }
        return sum / y.Length;
    }
}
