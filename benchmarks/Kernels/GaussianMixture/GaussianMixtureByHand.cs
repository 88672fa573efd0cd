using System;

namespace GradGen.Benchmarks.Kernels;

public static class GaussianMixtureByHand
{
    /// <summary>Point by point: the components' parts of a point are kept until their weights in it are known.</summary>
    public static double Gradient(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q, ReadOnlySpan<double> l, ReadOnlySpan<double> x, double gamma, int m,
        Span<double> alphaGradient, Span<double> muGradient, Span<double> qGradient, Span<double> lGradient)
    {
        int components = alpha.Length;
        int d = mu.Length / components;
        int n = x.Length / d;
        int triangle = d * (d - 1) / 2;
        Span<double> diagonal = stackalloc double[q.Length];
        Span<double> determinants = stackalloc double[components];
        double value = GaussianMixturePrior.Gradient(alpha, q, l, d, n, gamma, m, diagonal, determinants, alphaGradient, qGradient, lGradient);
        muGradient.Clear();

        Span<double> centred = stackalloc double[mu.Length];
        Span<double> scaled = stackalloc double[mu.Length];
        Span<double> beta = stackalloc double[components];
        Span<double> weights = stackalloc double[components];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> point = x.Slice(i * d, d);
            for (int k = 0; k < components; k++)
            {
                double square = Square(
                    point, mu.Slice(k * d, d), diagonal.Slice(k * d, d), l.Slice(k * triangle, triangle), centred.Slice(k * d, d), scaled.Slice(k * d, d));
                beta[k] = alpha[k] + determinants[k] - square / 2;
            }
            value += LogSumExpByHand.Gradient(beta, weights);

            for (int k = 0; k < components; k++)
            {
                alphaGradient[k] += weights[k];
                Back(
                    weights[k], diagonal.Slice(k * d, d), l.Slice(k * triangle, triangle), centred.Slice(k * d, d), scaled.Slice(k * d, d),
                    muGradient.Slice(k * d, d), qGradient.Slice(k * d, d), lGradient.Slice(k * triangle, triangle));
            }
        }
        return value;
    }

    /// <summary>|Q (x − μ)|².</summary>
    private static double Square(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mu, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> l, Span<double> centred, Span<double> scaled)
    {
        for (int j = 0; j < point.Length; j++)
        {
            centred[j] = point[j] - mu[j];
            scaled[j] = diagonal[j] * centred[j];
        }

        int at = 0;
        for (int column = 0; column < point.Length; column++)
        {
            for (int row = column + 1; row < point.Length; row++)
                scaled[row] += l[at++] * centred[column];
        }

        double square = 0;
        for (int j = 0; j < point.Length; j++)
            square += scaled[j] * scaled[j];
        return square;
    }

    private static void Back(
        double weight, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> l, ReadOnlySpan<double> centred, ReadOnlySpan<double> scaled,
        Span<double> muGradient, Span<double> qGradient, Span<double> lGradient)
    {
        int at = 0;
        for (int column = 0; column < centred.Length; column++)
        {
            double factor = weight * centred[column];
            double pull = diagonal[column] * scaled[column];
            qGradient[column] += weight - factor * pull;
            for (int row = column + 1; row < centred.Length; row++)
            {
                pull += l[at] * scaled[row];
                lGradient[at++] -= factor * scaled[row];
            }
            muGradient[column] += weight * pull;
        }
    }
}
