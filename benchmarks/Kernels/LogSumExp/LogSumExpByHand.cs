using System;

namespace GradGen.Benchmarks.Kernels;

public static class LogSumExpByHand
{
    /// <summary>The softmax, times <paramref name="scale"/>.</summary>
    public static double Gradient(ReadOnlySpan<double> x, Span<double> xGradient, double scale = 1)
    {
        xGradient = xGradient[..x.Length];
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double exp = Math.Exp(x[i] - max);
            xGradient[i] = exp;
            sum += exp;
        }

        double factor = scale / sum;
        for (int i = 0; i < xGradient.Length; i++)
            xGradient[i] *= factor;
        return max + Math.Log(sum);
    }
}
