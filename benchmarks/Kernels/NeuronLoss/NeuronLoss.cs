using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The paper's loss: the mean squared error of one neuron, max(0, w·x + b), over rows of x.</summary>
public static partial class NeuronLoss
{
    [Differentiable(nameof(w), nameof(b))]
    public static double Loss(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * x[i * w.Length + j];
            double error = Math.Max(0, z) - y[i];
            sum += error * error;
        }
        return sum / y.Length;
    }
}
