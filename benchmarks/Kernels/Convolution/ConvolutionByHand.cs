using System;

namespace GradGen.Benchmarks.Kernels;

public static class ConvolutionByHand
{
    /// <summary>With e the scaled error: ∂/∂filterⱼ = Σ eᵢ signalᵢ₊ⱼ, and each eᵢ goes back to the signal through the filter.</summary>
    public static double Gradient(
        ReadOnlySpan<double> filter, ReadOnlySpan<double> signal, ReadOnlySpan<double> target, Span<double> filterGradient, Span<double> signalGradient)
    {
        filterGradient = filterGradient[..filter.Length];
        filterGradient.Clear();
        signalGradient.Clear();
        double scale = 2.0 / target.Length;
        double sum = 0;
        for (int i = 0; i < target.Length; i++)
        {
            ReadOnlySpan<double> window = signal.Slice(i, filter.Length);
            Span<double> windowGradient = signalGradient.Slice(i, filter.Length);
            double output = 0;
            for (int j = 0; j < filter.Length; j++)
                output += filter[j] * window[j];
            double error = output - target[i];
            sum += error * error;
            double pull = scale * error;
            for (int j = 0; j < filter.Length; j++)
            {
                filterGradient[j] += pull * window[j];
                windowGradient[j] += pull * filter[j];
            }
        }
        return sum / target.Length;
    }
}
