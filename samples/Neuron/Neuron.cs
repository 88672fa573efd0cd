using System;
using GradGen;

namespace NeuronSample;

/// <summary>One neuron, max(0, w·x + b), and its mean squared error. All that is written by hand; GradGen writes the gradient.</summary>
public static partial class Neuron
{
    /// <summary>The mean squared error over rows of <paramref name="x"/>, each <c>w.Length</c> long, against <paramref name="y"/>.</summary>
    [Differentiable(nameof(w), nameof(b))]
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
