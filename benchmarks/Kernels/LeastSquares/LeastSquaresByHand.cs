using System;

namespace GradGen.Benchmarks.Kernels;

public static class LeastSquaresByHand
{
    /// <summary>−Σ r tʲ; the powers are found a second time once the residual is known.</summary>
    public static double Gradient(ReadOnlySpan<double> x, int n, Span<double> xGradient)
    {
        xGradient = xGradient[..x.Length];
        xGradient.Clear();
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + 2.0 * i / (n - 1);
            double residual = Math.Sign(t);
            double power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;

            double pull = -residual;
            for (int j = 0; j < xGradient.Length; j++)
            {
                xGradient[j] += pull;
                pull *= t;
            }
        }
        return sum / 2;
    }
}
