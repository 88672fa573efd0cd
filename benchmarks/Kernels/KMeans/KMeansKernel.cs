using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class KMeansKernel
{
    public static readonly Kernel Kernel = new("kmeans", () => Problem(3, 20, 2), () => Problem(10, 1000, 8), () => Problem(100, 1000, 16));

    private static Problem Problem(int clusters, int n, int dimensions)
    {
        Draw draw = new(8);
        double[] points = draw.Uniform(n * dimensions);
        double[] centroids = draw.Uniform(clusters * dimensions);
        return new($"k {clusters}, n {n}, d {dimensions}", centroids)
        {
            Primal = at => KMeans.Cost(at, points, dimensions),
            Generated = g => KMeans.CostValueAndGradient(centroids, points, dimensions, g),
            ByHand = g => KMeansByHand.Gradient(centroids, points, dimensions, g),
            ByExpert = g => KMeansByExpert.Gradient(centroids, points, dimensions, g),
            Objective = new KMeansOverNumbers(points, dimensions),
        };
    }
}
