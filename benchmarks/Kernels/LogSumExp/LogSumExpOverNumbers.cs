using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class LogSumExpOverNumbers : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T> =>
        results[0] = Value(parameters);

    /// <summary>log Σ eˣ.</summary>
    public static T Value<T>(ReadOnlySpan<T> x) where T : struct, IScalar<T>
    {
        T max = x[0];
        for (int i = 1; i < x.Length; i++)
            max = x[i].Value > max.Value ? x[i] : max;

        T sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += T.Exp(x[i] - max);
        return max + T.Log(sum);
    }
}
