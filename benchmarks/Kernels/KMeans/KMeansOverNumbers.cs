using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class KMeansOverNumbers(double[] points, int dimensions) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        T cost = 0;
        for (int i = 0; i < points.Length; i += dimensions)
        {
            T nearest = double.PositiveInfinity;
            for (int c = 0; c < parameters.Length; c += dimensions)
            {
                T square = 0;
                for (int j = 0; j < dimensions; j++)
                {
                    T difference = points[i + j] - parameters[c + j];
                    square += difference * difference;
                }
                if (square.Value < nearest.Value)
                    nearest = square;
            }
            cost += nearest;
        }
        results[0] = cost;
    }
}
