using System;
using System.Numerics;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>A point in each lane, four vectors of points at a time; the gradient needs only the nearest centroid of each.</summary>
public static class KMeansByExpert
{
    private const int Vectors = 4;

    public static double Gradient(ReadOnlySpan<double> centroids, ReadOnlySpan<double> points, int dimensions, Span<double> centroidsGradient)
    {
        centroidsGradient.Clear();
        int block = Vectors * Vector<double>.Count;
        int n = points.Length / dimensions;
        Span<double> lanes = stackalloc double[block * dimensions];
        Span<double> nearest = stackalloc double[block];
        Span<double> indices = stackalloc double[block];
        double cost = 0;
        for (int i = 0; i < n; i += block)
        {
            // At the end the lanes hold points of the block before as well, and are not read.
            int count = Math.Min(block, n - i);
            ReadOnlySpan<double> some = points.Slice(i * dimensions, count * dimensions);
            for (int p = 0; p < count; p++)
            {
                for (int j = 0; j < dimensions; j++)
                    lanes[j * block + p] = some[p * dimensions + j];
            }
            Nearest(centroids, lanes, dimensions, nearest, indices);
            for (int p = 0; p < count; p++)
            {
                cost += nearest[p];
                int at = (int)indices[p] * dimensions;
                Pull(centroids.Slice(at, dimensions), some.Slice(p * dimensions, dimensions), centroidsGradient.Slice(at, dimensions));
            }
        }
        return cost;
    }

    /// <summary>The squared distance to the nearest centroid, and which it is.</summary>
    private static void Nearest(ReadOnlySpan<double> centroids, ReadOnlySpan<double> lanes, int dimensions, Span<double> nearest, Span<double> indices)
    {
        int width = Vector<double>.Count;
        ref double xs = ref MemoryMarshal.GetReference(lanes);
        Vector<double> n0 = new(double.PositiveInfinity), n1 = n0, n2 = n0, n3 = n0;
        Vector<double> i0 = default, i1 = default, i2 = default, i3 = default;
        Vector<double> index = default;
        for (int c = 0; c < centroids.Length; c += dimensions)
        {
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            ReadOnlySpan<double> centroid = centroids.Slice(c, dimensions);
            for (int j = 0; j < centroid.Length; j++)
            {
                nuint at = (nuint)(j * Vectors * width);
                Vector<double> centre = new(centroid[j]);
                Vector<double> d0 = LoadUnsafe(ref xs, at) - centre;
                Vector<double> d1 = LoadUnsafe(ref xs, at + (nuint)width) - centre;
                Vector<double> d2 = LoadUnsafe(ref xs, at + (nuint)(2 * width)) - centre;
                Vector<double> d3 = LoadUnsafe(ref xs, at + (nuint)(3 * width)) - centre;
                s0 = MultiplyAddEstimate(d0, d0, s0);
                s1 = MultiplyAddEstimate(d1, d1, s1);
                s2 = MultiplyAddEstimate(d2, d2, s2);
                s3 = MultiplyAddEstimate(d3, d3, s3);
            }
            (n0, i0) = Nearer(s0, n0, index, i0);
            (n1, i1) = Nearer(s1, n1, index, i1);
            (n2, i2) = Nearer(s2, n2, index, i2);
            (n3, i3) = Nearer(s3, n3, index, i3);
            index += Vector<double>.One;
        }
        Store(n0, n1, n2, n3, nearest);
        Store(i0, i1, i2, i3, indices);
    }

    private static (Vector<double> Nearest, Vector<double> Index) Nearer(Vector<double> square, Vector<double> nearest, Vector<double> index, Vector<double> before)
    {
        Vector<long> isNearer = LessThan(square, nearest);
        return (ConditionalSelect(isNearer, square, nearest), ConditionalSelect(isNearer, index, before));
    }

    private static void Store(Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3, Span<double> to)
    {
        int width = Vector<double>.Count;
        x0.CopyTo(to);
        x1.CopyTo(to[width..]);
        x2.CopyTo(to[(2 * width)..]);
        x3.CopyTo(to[(3 * width)..]);
    }

    private static void Pull(ReadOnlySpan<double> centroid, ReadOnlySpan<double> point, Span<double> gradient)
    {
        int j = 0;
        for (; j <= centroid.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            Vector<double> difference = new Vector<double>(centroid[j..]) - new Vector<double>(point[j..]);
            (new Vector<double>(gradient[j..]) + (difference + difference)).CopyTo(gradient[j..]);
        }
        for (; j < centroid.Length; j++)
            gradient[j] += 2 * (centroid[j] - point[j]);
    }
}
