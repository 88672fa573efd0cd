using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class ConvolutionOverNumbers(int taps, double[] target) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        ReadOnlySpan<T> filter = parameters[..taps];
        ReadOnlySpan<T> signal = parameters[taps..];
        T sum = 0;
        for (int i = 0; i < target.Length; i++)
        {
            T output = 0;
            for (int j = 0; j < filter.Length; j++)
                output += filter[j] * signal[i + j];
            T error = output - target[i];
            sum += error * error;
        }
        results[0] = sum / target.Length;
    }
}
