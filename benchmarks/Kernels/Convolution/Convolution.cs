using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>A filter slid over a signal, and its mean squared error against what should come out.</summary>
public static partial class Convolution
{
    /// <summary><paramref name="signal"/> is longer than <paramref name="target"/> by the length of the filter less one.</summary>
    [Differentiable(nameof(filter), nameof(signal))]
    public static double Loss(ReadOnlySpan<double> filter, ReadOnlySpan<double> signal, ReadOnlySpan<double> target)
    {
        double sum = 0;
        for (int i = 0; i < target.Length; i++)
        {
            double output = 0;
            for (int j = 0; j < filter.Length; j++)
                output += filter[j] * signal[i + j];
            double error = output - target[i];
            sum += error * error;
        }
        return sum / target.Length;
    }
}
