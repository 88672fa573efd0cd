using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class NeuronLossOverNumbers(double[] x, double[] y) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        ReadOnlySpan<T> w = parameters[..^1];
        T sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            T z = parameters[^1];
            for (int j = 0; j < w.Length; j++)
                z += w[j] * x[i * w.Length + j];
            T error = (z.Value > 0 ? z : 0) - y[i];
            sum += error * error;
        }
        results[0] = sum / y.Length;
    }
}
