using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class GaussianMixtureOverNumbers(int components, int d, double[] x, double gamma, int m) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        int n = x.Length / d;
        int triangle = d * (d - 1) / 2;
        ReadOnlySpan<T> alpha = parameters[..components];
        ReadOnlySpan<T> mu = parameters.Slice(components, components * d);
        ReadOnlySpan<T> q = parameters.Slice(components + components * d, components * d);
        ReadOnlySpan<T> l = parameters[(components + 2 * components * d)..];
        T[] diagonal = new T[q.Length];
        T[] determinants = new T[components];
        T value = 0;
        for (int j = 0; j < q.Length; j++)
        {
            diagonal[j] = T.Exp(q[j]);
            determinants[j / d] += q[j];
            value += q[j] * m - diagonal[j] * diagonal[j] * (gamma * gamma / 2);
        }
        for (int j = 0; j < l.Length; j++)
            value -= l[j] * l[j] * (gamma * gamma / 2);

        T[] beta = new T[components];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < components; k++)
                beta[k] = alpha[k] + determinants[k] - Square(x.AsSpan(i * d, d), mu.Slice(k * d, d), diagonal.AsSpan(k * d, d), l.Slice(k * triangle, triangle)) * 0.5;
            value += LogSumExpOverNumbers.Value<T>(beta);
        }
        results[0] = value - LogSumExpOverNumbers.Value(alpha) * n + components * WishartPrior.LogNormalizer(d, gamma, m) - n * d / 2.0 * Math.Log(2 * Math.PI);
    }

    private static T Square<T>(ReadOnlySpan<double> point, ReadOnlySpan<T> mu, ReadOnlySpan<T> diagonal, ReadOnlySpan<T> l) where T : struct, IScalar<T>
    {
        T square = 0;
        for (int row = 0; row < point.Length; row++)
        {
            T scaled = diagonal[row] * (point[row] - mu[row]);
            for (int column = 0; column < row; column++)
                scaled += l[column * (2 * point.Length - column - 1) / 2 + row - column - 1] * (point[column] - mu[column]);
            square += scaled * scaled;
        }
        return square;
    }
}
