using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>log Σ eˣ, with the greatest element taken out so that nothing overflows.</summary>
public static partial class LogSumExp
{
    [Differentiable]
    public static double Value(ReadOnlySpan<double> x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }
}
