using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>Made-up numbers, the same at every run.</summary>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public double[] Uniform(int count, double from = -1, double to = 1)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = from + (to - from) * _random.NextDouble();
        return values;
    }

    public int[] Labels(int count, int classes)
    {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
            labels[i] = _random.Next(classes);
        return labels;
    }
}
