using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>A network of two layers, tanh between them, and the mean cross-entropy of its softmax over a batch.</summary>
public static partial class TwoLayerNetwork
{
    [Differentiable(nameof(w1), nameof(b1), nameof(w2), nameof(b2))]
    public static double Loss(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> x, ReadOnlySpan<int> labels)
    {
        int inputs = x.Length / labels.Length;
        double[] hidden = new double[b1.Length];
        double[] logits = new double[b2.Length];
        double sum = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<double> row = x.Slice(n * inputs, inputs);
            for (int i = 0; i < hidden.Length; i++)
            {
                double z = b1[i];
                for (int j = 0; j < row.Length; j++)
                    z += w1[i * inputs + j] * row[j];
                hidden[i] = Math.Tanh(z);
            }

            for (int c = 0; c < logits.Length; c++)
            {
                double z = b2[c];
                for (int i = 0; i < hidden.Length; i++)
                    z += w2[c * hidden.Length + i] * hidden[i];
                logits[c] = z;
            }
            sum += LogSumExp.Value(logits) - logits[labels[n]];
        }
        return sum / labels.Length;
    }
}
