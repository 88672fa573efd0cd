using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The log posterior of a mixture of Gaussians under a Wishart prior, as in ADBench and GradBench.</summary>
public static partial class GaussianMixture
{
    /// <summary>
    /// With K components in d dimensions: <paramref name="alpha"/> has K, <paramref name="mu"/> and <paramref name="q"/> K·d,
    /// <paramref name="l"/> K·d(d − 1)/2 elements, the strict lower triangles column by column; <paramref name="x"/> holds points of d.
    /// </summary>
    [Differentiable(nameof(alpha), nameof(mu), nameof(q), nameof(l))]
    public static double LogPosterior(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q, ReadOnlySpan<double> l, ReadOnlySpan<double> x, double gamma, int m)
    {
        int components = alpha.Length;
        int d = mu.Length / components;
        int n = x.Length / d;
        int triangle = d * (d - 1) / 2;

        double[] diagonal = new double[q.Length];
        double[] logDeterminants = new double[components];
        for (int k = 0; k < components; k++)
        {
            for (int j = 0; j < d; j++)
            {
                diagonal[k * d + j] = Math.Exp(q[k * d + j]);
                logDeterminants[k] += q[k * d + j];
            }
        }

        double[] beta = new double[components];
        double[] centred = new double[d];
        double[] scaled = new double[d];
        double likelihood = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < components; k++)
            {
                for (int j = 0; j < d; j++)
                {
                    centred[j] = x[i * d + j] - mu[k * d + j];
                    scaled[j] = diagonal[k * d + j] * centred[j];
                }

                int at = k * triangle;
                for (int column = 0; column < d; column++)
                {
                    for (int row = column + 1; row < d; row++)
                        scaled[row] += l[at++] * centred[column];
                }

                double square = 0;
                for (int j = 0; j < d; j++)
                    square += scaled[j] * scaled[j];
                beta[k] = alpha[k] + logDeterminants[k] - square / 2;
            }
            likelihood += LogSumExp.Value(beta);
        }

        double squares = 0;
        double determinants = 0;
        for (int k = 0; k < components; k++)
            determinants += logDeterminants[k];
        for (int j = 0; j < diagonal.Length; j++)
            squares += diagonal[j] * diagonal[j];
        for (int j = 0; j < l.Length; j++)
            squares += l[j] * l[j];
        double prior = components * WishartPrior.LogNormalizer(d, gamma, m) - gamma * gamma / 2 * squares + m * determinants;
        return -n * d / 2.0 * Math.Log(2 * Math.PI) + likelihood - n * LogSumExp.Value(alpha) + prior;
    }
}
