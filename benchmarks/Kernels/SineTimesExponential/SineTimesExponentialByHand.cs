using System;

namespace GradGen.Benchmarks.Kernels;

public static class SineTimesExponentialByHand
{
    /// <summary>e⁻ˣ (2x cos x² − sin x²), element by element.</summary>
    public static double Gradient(ReadOnlySpan<double> x, Span<double> xGradient)
    {
        xGradient = xGradient[..x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(x[i] * x[i]);
            double exp = Math.Exp(-x[i]);
            sum += sin * exp;
            xGradient[i] = exp * (2 * x[i] * cos - sin);
        }
        return sum;
    }
}
