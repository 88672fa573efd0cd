using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>What does not depend on the points: little work, shared by those who write the gradient by hand.</summary>
internal static class GaussianMixturePrior
{
    /// <summary>Begins the gradients; also gives the diagonals, and the logarithms of their products.</summary>
    public static double Gradient(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> q, ReadOnlySpan<double> l, int d, int n, double gamma, int m,
        Span<double> diagonal, Span<double> determinants, Span<double> alphaGradient, Span<double> qGradient, Span<double> lGradient)
    {
        double value = -n * d / 2.0 * Math.Log(2 * Math.PI) - n * LogSumExpByHand.Gradient(alpha, alphaGradient, -n);
        value += alpha.Length * WishartPrior.LogNormalizer(d, gamma, m);

        double square = gamma * gamma;
        double squares = 0;
        determinants.Clear();
        for (int j = 0; j < q.Length; j++)
        {
            diagonal[j] = Math.Exp(q[j]);
            determinants[j / d] += q[j];
            squares += diagonal[j] * diagonal[j];
            qGradient[j] = m - square * diagonal[j] * diagonal[j];
            value += m * q[j];
        }
        for (int j = 0; j < l.Length; j++)
        {
            squares += l[j] * l[j];
            lGradient[j] = -square * l[j];
        }
        return value - square / 2 * squares;
    }
}
