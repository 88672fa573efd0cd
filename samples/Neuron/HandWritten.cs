using System;

namespace NeuronSample;

/// <summary>The gradient of <see cref="Neuron.Loss"/> as one derives and writes it by hand: the yardstick.</summary>
public static class HandWritten
{
    /// <summary>∂C/∂w = 2/N Σ eᵢxᵢ and ∂C/∂b = 2/N Σ eᵢ over the rows i where the neuron is active, eᵢ = w·xᵢ + b − yᵢ.</summary>
    public static double LossValueAndGradient(
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
