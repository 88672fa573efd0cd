using System;

namespace GradGen.Benchmarks.Kernels;

public static class KMeansByHand
{
    /// <summary>2 (c − p) for every point p whose nearest centroid is c.</summary>
    public static double Gradient(ReadOnlySpan<double> centroids, ReadOnlySpan<double> points, int dimensions, Span<double> centroidsGradient)
    {
        centroidsGradient.Clear();
        double cost = 0;
        for (int i = 0; i < points.Length; i += dimensions)
        {
            ReadOnlySpan<double> point = points.Slice(i, dimensions);
            double nearest = double.PositiveInfinity;
            int at = 0;
            for (int c = 0; c < centroids.Length; c += dimensions)
            {
                double square = Square(point, centroids.Slice(c, dimensions));
                if (square < nearest)
                    (nearest, at) = (square, c);
            }
            cost += nearest;
            for (int j = 0; j < dimensions; j++)
                centroidsGradient[at + j] += 2 * (centroids[at + j] - point[j]);
        }
        return cost;
    }

    private static double Square(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        double square = 0;
        for (int j = 0; j < a.Length; j++)
            square += (a[j] - b[j]) * (a[j] - b[j]);
        return square;
    }
}
