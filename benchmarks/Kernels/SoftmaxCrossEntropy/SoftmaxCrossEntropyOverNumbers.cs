using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class SoftmaxCrossEntropyOverNumbers(int[] labels) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        int classes = parameters.Length / labels.Length;
        T sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<T> row = parameters.Slice(i * classes, classes);
            sum += LogSumExpOverNumbers.Value(row) - row[labels[i]];
        }
        results[0] = sum / labels.Length;
    }
}
