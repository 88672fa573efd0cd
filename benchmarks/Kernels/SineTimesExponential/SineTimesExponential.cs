using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Σ sin(x²)·e⁻ˣ: two elementary functions an element, and nothing between the elements.</summary>
public static partial class SineTimesExponential
{
    [Differentiable]
    public static double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Sin(x[i] * x[i]) * Math.Exp(-x[i]);
        return sum;
    }
}
