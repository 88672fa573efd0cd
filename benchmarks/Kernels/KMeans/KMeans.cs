using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The squared distance of every point to the nearest centroid, as in GradBench.</summary>
public static partial class KMeans
{
    [Differentiable(nameof(centroids))]
    public static double Cost(ReadOnlySpan<double> centroids, ReadOnlySpan<double> points, int dimensions)
    {
        double cost = 0;
        for (int i = 0; i < points.Length; i += dimensions)
        {
            double nearest = double.PositiveInfinity;
            for (int c = 0; c < centroids.Length; c += dimensions)
            {
                double square = 0;
                for (int j = 0; j < dimensions; j++)
                {
                    double difference = points[i + j] - centroids[c + j];
                    square += difference * difference;
                }
                if (square < nearest)
                    nearest = square;
            }
            cost += nearest;
        }
        return cost;
    }
}
