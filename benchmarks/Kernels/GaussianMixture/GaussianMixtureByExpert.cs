using System;
using System.Buffers;
using System.Numerics;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>
/// A point in each lane, four vectors of points at a time. A first pass finds every component's weight in every point; a second one sums up, component by
/// component, Σ w s cᵀ with s = Q c, from which all of that component's gradients follow.
/// </summary>
public static class GaussianMixtureByExpert
{
    public static double Gradient(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q, ReadOnlySpan<double> l, ReadOnlySpan<double> x, double gamma, int m,
        Span<double> alphaGradient, Span<double> muGradient, Span<double> qGradient, Span<double> lGradient)
    {
        int components = alpha.Length;
        int d = mu.Length / components;
        int n = x.Length / d;
        int triangle = d * (d - 1) / 2;
        int blocks = (n + PointBlock.Points - 1) / PointBlock.Points;
        PointBlock block = new(d);

        double[] rented = ArrayPool<double>.Shared.Rent(q.Length + components + blocks * PointBlock.Points * (block.Rows + components) + block.ScratchLength);
        Span<double> rest = rented;
        Span<double> diagonal = Take(ref rest, q.Length);
        Span<double> determinants = Take(ref rest, components);
        Span<double> points = Take(ref rest, blocks * PointBlock.Points * block.Rows);
        Span<double> weights = Take(ref rest, blocks * PointBlock.Points * components);
        Span<double> scratch = Take(ref rest, block.ScratchLength);

        double value = GaussianMixturePrior.Gradient(alpha, q, l, d, n, gamma, m, diagonal, determinants, alphaGradient, qGradient, lGradient);
        block.Transpose(x, points);
        for (int k = 0; k < components; k++)
        {
            block.Unpack(mu.Slice(k * d, d), diagonal.Slice(k * d, d), l.Slice(k * triangle, triangle), scratch);
            for (int b = 0; b < blocks; b++)
                block.Squares(points[block.At(b)..], scratch, alpha[k] + determinants[k], weights[((b * components + k) * PointBlock.Points)..]);
        }

        for (int b = 0; b < blocks; b++)
            value += Normalize(weights.Slice(b * components * PointBlock.Points, components * PointBlock.Points), Math.Min(PointBlock.Points, n - b * PointBlock.Points));

        for (int k = 0; k < components; k++)
        {
            block.Unpack(mu.Slice(k * d, d), diagonal.Slice(k * d, d), l.Slice(k * triangle, triangle), scratch);
            block.ClearSums(scratch);
            for (int b = 0; b < blocks; b++)
                block.Add(points[block.At(b)..], weights[((b * components + k) * PointBlock.Points)..], scratch);
            alphaGradient[k] += block.Write(scratch, muGradient.Slice(k * d, d), qGradient.Slice(k * d, d), lGradient.Slice(k * triangle, triangle));
        }
        ArrayPool<double>.Shared.Return(rented);
        return value;
    }

    /// <summary>From log-likelihoods to weights, for one block of points; those beyond the last get none. Gives the sum of the log-sum-exps.</summary>
    private static double Normalize(Span<double> logs, int points)
    {
        double value = 0;
        for (int lane = 0; lane < PointBlock.Points; lane += Vector<double>.Count)
        {
            Vector<double> max = new(logs[lane..]);
            for (int at = lane + PointBlock.Points; at < logs.Length; at += PointBlock.Points)
                max = Vector.Max(max, new(logs[at..]));
            Vector<double> sum = default;
            for (int at = lane; at < logs.Length; at += PointBlock.Points)
            {
                Vector<double> exp = Exp(new Vector<double>(logs[at..]) - max);
                exp.CopyTo(logs[at..]);
                sum += exp;
            }

            Vector<double> counts = ConditionalSelect(LessThan(Lanes.Index, new Vector<double>(points - lane)), Vector<double>.One, default);
            value += Sum(counts * (max + Log(sum)));
            Vector<double> factor = counts / sum;
            for (int at = lane; at < logs.Length; at += PointBlock.Points)
                (new Vector<double>(logs[at..]) * factor).CopyTo(logs[at..]);
        }
        return value;
    }

    private static Span<double> Take(ref Span<double> rest, int count)
    {
        Span<double> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
