using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Every term is a block of its own.</summary>
public sealed class SineTimesExponentialOverNumbers : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        T x = parameters[0];
        results[0] = T.Sin(x * x) * T.Exp(-x);
    }
}
