using System;
using System.Collections.Generic;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>LINQ over arrays, spans, lists and ranges.</summary>
public static partial class Queries
{
    private static readonly double[] s_weights = [0.5, -1, 2];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double StandardError(double[] x)
    {
        double mean = Mean(x);
        return Math.Sqrt(0.5 + SquaresAround(x, mean).Sum() / (x.Count() + 1)) + Mean(x.Where(value => value > mean - 1).Append());
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CrossEntropy(double[] z, int n)
    {
        if (z.Length == 0)
            return 0;
        double greatest = z.Max();
        double[] terms = z.Select(value => Math.Exp(value - greatest)).ToArray();
        double total = terms.Sum();
        return -terms.Select((term, i) => i % 2 == n % 2 ? Math.Log(term / total) : 0).Sum();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Roughness(double[] x) => x.Zip(x.Skip(1), (a, b) => (b - a) * (b - a)).Sum() + x.Zip(x.Reverse()).Sum(pair => pair.First * pair.Second);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Filtered(double[] x, double limit)
    {
        List<double> kept = x.Where((value, i) => value * value > limit || i == 0).ToList();
        kept.Add(limit * limit);
        double sum = 0;
        foreach (double value in kept.Where(value => value < 3).Select(value => value * value))
        {
            if (value > 8)
                continue;
            sum += value;
        }
        foreach (double value in x.Take(3))
        {
            if (sum > 20)
                break;
            sum += Math.Sin(value);
        }
        return sum + kept.Average();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Keys(double[] x, double center)
    {
        if (!x.Any())
            return center;
        double gap = x.MaxBy(value => (value - center) * (value - center)) - x.MinBy(value => 2 * value);
        int peak = Enumerable.Range(0, x.Length).MaxBy(i => x[i]);
        return gap * gap + x[peak] * x.Min() + x.FirstOrDefault(value => value > -50) * x.Last() + (x.All(value => value > -5) ? x.First() : center);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Quadratic(double[] x)
    {
        int n = Math.Min(x.Length, s_weights.Length);
        return Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => x[i] * x[j] * s_weights[(i + j) % 3])) + s_weights.Sum(weight => weight * (n > 0 ? x[0] : 1)) + s_weights.Sum();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Folded(double[] x) =>
        x.Aggregate(1.0, (product, value) => product * Math.Cos(value)) + x.Aggregate((Sum: 0.0, Scale: 1.0), (all, value) => (all.Sum + all.Scale * value, all.Scale * 0.5), all => all.Sum * all.Scale);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Written(double[] x) =>
        (from value in x let wave = Math.Sin(value) where wave > -0.5 select wave * value).Sum() + Array.ConvertAll(x, value => value * 0.5).Length;

    /// <summary>A query is computed where it is enumerated, each time.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Deferred(double[] x, double scale)
    {
        double factor = 2;
        IEnumerable<double> scaled = x.Select(value => factor * value);
        double before = scaled.Sum();
        factor = scale;
        return before * scaled.Sum();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Running(double[] x)
    {
        double total = 0;
        double[] sums = x.Select(value => total += value * value).ToArray();
        Array.ForEach(sums, sum => total += Math.Sqrt(1 + sum));
        return total;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Single(float[] x) => x.Length < 2 ? 0 : x.Sum() * x.Average() + x.Select(MathF.Sin).Max();

    /// <summary>Reverse and Order copy what they go through when they are enumerated; Skip and Zip read it as they go.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Overwritten(double[] x, double scale)
    {
        double[] y = x.ToArray(), z = x.ToArray();
        IEnumerable<double> reversed = y.Where(value => value > -5).Reverse();
        double sum = 0, last = 0;
        int i = 0;
        foreach (double value in reversed)
        {
            y[i++] = value * scale;
            sum = sum * 0.5 + value * i;
        }
        foreach ((double a, double b) in z.Skip(1).Zip(z.Reverse()))
        {
            z[^1] += a * b;
            last = last * 0.5 + a * b;
        }
        return sum + last * reversed.Sum();
    }

    /// <summary>Functions that change something are called once for each element, in order.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Changing(double[] x)
    {
        double run = 0.5;
        List<double> seen = [];
        double sum = x.Zip(x.Skip(1), (a, b) => run += a * b).Sum() + x.Skip(1).Select(value => run = run * 0.5 + value).Reverse().Select(value => value * run).Sum();
        int large = x.Count(value =>
        {
            seen.Add(value * run);
            return value > 1;
        });
        return sum + large * seen.Sum();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rows(double[] x)
    {
        double[][] rows = [x.ToArray(), x.Select(value => value * value).ToArray()];
        double sum = 0;
        foreach (double[] row in rows.Reverse())
        {
            foreach (double value in row)
                sum = sum * 0.5 + value;
            rows[0].AsSpan().Fill(sum);
        }
        return sum;
    }

    private static double Mean(IEnumerable<double> values) => values.Any() ? values.Sum() / values.Count() : 0;

    private static IEnumerable<double> SquaresAround(IEnumerable<double> values, double center) => values.Select(value => (value - center) * (value - center));

    private static IEnumerable<double> Append(this IEnumerable<double> values) => values.Select(value => value + 0.25);
}
