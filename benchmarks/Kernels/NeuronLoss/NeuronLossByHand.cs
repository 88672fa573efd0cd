using System;

namespace GradGen.Benchmarks.Kernels;

public static class NeuronLossByHand
{
    /// <summary>∂/∂w = 2/N Σ eᵢxᵢ and ∂/∂b = 2/N Σ eᵢ over the rows where the neuron is active.</summary>
    public static double Gradient(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient)
    {
        wGradient.Clear();
        bGradient = 0;
        double sum = 0;
        double scale = 2.0 / y.Length;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * w.Length, w.Length);
            double z = b;
            for (int j = 0; j < row.Length; j++)
                z += w[j] * row[j];

            double error = Math.Max(0, z) - y[i];
            sum += error * error;
            if (z <= 0)
                continue;

            double pull = scale * error;
            for (int j = 0; j < row.Length; j++)
                wGradient[j] += pull * row[j];
            bGradient += pull;
        }
        return sum / y.Length;
    }
}
