using System;
using System.Collections.Generic;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Numbers that are sorted, and what lies in their order.</summary>
public static partial class Sorting
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Median(double[] x)
    {
        if (x.Length == 0)
            return 0;
        IEnumerable<double> sorted = x.OrderBy(value => value);
        int half = x.Length / 2;
        return x.Length % 2 == 1 ? sorted.ElementAt(half) : 0.5 * (sorted.ElementAt(half - 1) + sorted.ElementAt(half));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Percentile(double[] x, double y)
    {
        double[] values = x.Select(value => value * y).ToArray();
        Array.Sort(values);
        double position = 0.3 * (values.Length - 1), sum = 0;
        int index = Math.Max(0, (int)position);
        for (int i = index; i < values.Length; i++)
            sum += values[i] * (i - position);
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Ranked(double[] x)
    {
        double[] keys = (double[])x.Clone(), weights = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            weights[i] = x[i] * (i + 1);
        Array.Sort(keys, weights);
        if (x.Length > 2)
            Array.Sort(weights, 1, x.Length - 2);
        return weights;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Windows(double[] x)
    {
        double sum = 0;
        Span<double> window = stackalloc double[3];
        for (int i = 0; i + 3 <= x.Length; i++)
        {
            x.AsSpan(i, 3).CopyTo(window);
            window[1] += 0.1 * sum;
            window.Sort();
            sum += window[1] * (i + 1);
        }
        var list = new List<double>(x) { sum * 0.01 };
        list.Sort();
        return sum + list[0] + 2 * list[list.Count / 2] + x.OrderDescending().Take(2).Sum();
    }
}
