using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.LossesKernelsDistances;

/// <summary>Distances between vectors, distributions and sequences.</summary>
public static partial class Distances
{
    public enum Metric { Euclidean, Manhattan, Chebyshev, Canberra, BrayCurtis, Cosine, Minkowski }

    [Differentiable(nameof(x), nameof(y), Derivatives = Gradient | Vjp | Jvp)]
    public static double Between([Domain(0, 6)] Metric metric, [Domain(0.1, 2, Length = 4)] double[] x, [Domain(0.1, 2, Length = 4)] double[] y, [Domain(1.5, 3)] double p = 2)
    {
        if (x is null)
            throw new ArgumentNullException(nameof(x));
        if (x.Length != y.Length)
            throw new ArgumentException("Both vectors must have the same length.");
        return metric switch
        {
            Metric.Euclidean => Math.Sqrt(Sum<double>(x, y, (a, b) => (a - b) * (a - b))),
            Metric.Manhattan => Sum<double>(x, y, (a, b) => Math.Abs(a - b)),
            Metric.Chebyshev => Largest(x, y),
            Metric.Canberra => Sum<double>(x, y, static (a, b) => a == 0 && b == 0 ? 0 : Math.Abs(a - b) / (Math.Abs(a) + Math.Abs(b))),
            Metric.BrayCurtis => Sum<double>(x, y, (a, b) => Math.Abs(a - b)) / Sum<double>(x, y, (a, b) => Math.Abs(a + b)),
            Metric.Cosine => 1 - Cosine(x, y),
            Metric.Minkowski => Math.Pow(Sum<double>(x, y, (a, b) => Math.Pow(Math.Abs(a - b), p)), 1 / p),
            _ => double.NaN,
        };
    }

    /// <summary>The Mahalanobis distance; the covariance is solved for, not inverted.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Mahalanobis([Domain(-1, 1, Length = 3)] double[] x, [Domain(-1, 1, Length = 3)] double[] mean, [Domain(-0.3, 0.3, Symmetric = true, Diagonal = 1.5)] double[,] covariance)
    {
        int n = x.Length;
        double[,] a = (double[,])covariance.Clone();
        double[] d = new double[n];
        for (int i = 0; i < n; i++)
            d[i] = x[i] - mean[i];
        double[] y = (double[])d.Clone();
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                if (factor == 0)
                    continue;
                for (int j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                y[i] -= factor * y[k];
            }
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                y[i] -= a[i, j] * y[j];
            y[i] /= a[i, i];
        }
        double squared = 0;
        for (int i = 0; i < n; i++)
            squared += d[i] * y[i];
        return Math.Sqrt(squared);
    }

    /// <summary>The Kullback-Leibler divergence of weights that need not sum to one.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KullbackLeibler([Domain(0.1, 1, Length = 4)] ReadOnlySpan<double> p, [Domain(0.1, 1, Length = 4)] ReadOnlySpan<double> q)
    {
        double totalP = 0, totalQ = 0;
        foreach (var v in p) totalP += v;
        foreach (var v in q) totalQ += v;
        double divergence = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] <= 0) continue;
            if (q[i] <= 0) return double.PositiveInfinity;
            double a = p[i] / totalP, b = q[i] / totalQ;
            divergence += a * Math.Log(a / b);
        }
        return divergence;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double JensenShannon([Domain(0.1, 1, Length = 3)] double[] p, [Domain(0.1, 1, Length = 3)] double[] q)
    {
        double[] m = new double[p.Length];
        double scale = Total(p) / Total(q);
        for (int i = 0; i < m.Length; i++)
            m[i] = (p[i] + q[i] * scale) / 2;
        return (KullbackLeibler(p, m) + KullbackLeibler(q, m)) / 2;

        static double Total(double[] v)
        {
            double t = 0;
            for (int i = 0; i < v.Length; ++i) t += v[i];
            return t;
        }
    }

    /// <summary>The first Wasserstein distance of two samples on a line: both are put in order.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Wasserstein([Domain(-2, 2, Length = 5)] double[] x, [Domain(-2, 2, Length = 5)] double[] y)
    {
        double[] u = Sorted(x), v = Sorted(y);
        double sum = 0;
        for (int i = 0; i < u.Length; i++)
            sum += Math.Abs(u[i] - v[i]);
        return sum / u.Length;
    }

    /// <summary>Dynamic time warping with a soft minimum.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SoftDtw([Domain(-1, 1, Length = 4)] double[] x, [Domain(-1, 1, Length = 3)] double[] y, [Domain(0.2, 1)] double gamma)
    {
        int n = x.Length, m = y.Length;
        var r = new double[n + 1, m + 1];
        for (int i = 0; i <= n; i++)
            for (int j = 0; j <= m; j++)
                r[i, j] = 1e6;
        r[0, 0] = 0;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double cost = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);
                r[i, j] = cost + SoftMin(r[i - 1, j], r[i, j - 1], r[i - 1, j - 1], gamma);
            }
        }
        return r[n, m];
    }

    /// <summary>Dynamic time warping in a band around the diagonal, two rows at a time.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BandedDtw([Domain(-1, 1, Length = 5)] double[] x, [Domain(-1, 1, Length = 5)] double[] y, [Domain(1, 3)] int band)
    {
        double[] previous = new double[y.Length + 1], current = new double[y.Length + 1];
        Array.Fill(previous, double.PositiveInfinity);
        previous[0] = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            Array.Fill(current, double.PositiveInfinity);
            int from = Math.Max(1, i - band), to = Math.Min(y.Length, i + band);
            for (int j = from; j <= to; j++)
            {
                double best = previous[j];
                if (current[j - 1] < best) best = current[j - 1];
                if (previous[j - 1] < best) best = previous[j - 1];
                double distance = x[i - 1] - y[j - 1];
                current[j] = distance * distance + best;
            }
            (previous, current) = (current, previous);
        }
        return previous[^1];
    }

    /// <summary>The distance from a point to a segment, in single precision.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float PointToSegment([Domain(-2, 2)] float px, [Domain(-2, 2)] float py, [Domain(-1, 0)] float ax, [Domain(-1, 0)] float ay, [Domain(0.5, 1)] float bx, [Domain(0.5, 1)] float by)
    {
        Vector2 p = new(px, py), a = new(ax, ay), b = new(bx, by);
        Vector2 ab = b - a;
        float t = Vector2.Dot(p - a, ab) / ab.LengthSquared();
        if (t < 0f)
            t = 0f;
        else if (t > 1f)
            t = 1f;
        return Vector2.Distance(p, a + t * ab);
    }

    private static T Sum<T>(T[] x, T[] y, Func<T, T, T> term)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
            sum += term(x[i], y[i]);
        return sum;
    }

    private static T Cosine<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : IFloatingPointIeee754<T>
    {
        T dot = T.Zero, xx = T.Zero, yy = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            dot += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return dot / T.Sqrt(xx * yy);
    }

    private static double Cosine(double[] x, double[] y) => Cosine<double>(x, y);

    private static double Largest(double[] x, double[] y)
    {
        double largest = 0;
        for (int i = x.Length; i-- > 0;)
            largest = Math.Max(largest, Math.Abs(x[i] - y[i]));
        return largest;
    }

    private static double SoftMin(double a, double b, double c, double gamma)
    {
        double lowest = Math.Min(a, Math.Min(b, c));
        return lowest - gamma * Math.Log(Math.Exp((lowest - a) / gamma) + Math.Exp((lowest - b) / gamma) + Math.Exp((lowest - c) / gamma));
    }

    /// <summary>Insertion sort of a copy.</summary>
    private static double[] Sorted(double[] values)
    {
        double[] sorted = new double[values.Length];
        values.CopyTo(sorted, 0);
        for (int i = 1; i < sorted.Length; i++)
        {
            double value = sorted[i];
            int j = i - 1;
            while (j >= 0 && sorted[j] > value)
            {
                sorted[j + 1] = sorted[j];
                j--;
            }
            sorted[j + 1] = value;
        }
        return sorted;
    }
}
