using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>How far one distribution is from another.</summary>
public static partial class Divergences
{
    /// <summary>Kullback and Leibler's divergence of normalised histograms; empty cells count nothing.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KullbackLeibler([Domain(0.1, 2, Length = 5)] double[] p, [Domain(0.1, 2, Length = 5)] double[] q)
    {
        p = Normalised(p);
        q = Normalised(q);
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] == 0) continue;
            if (q[i] == 0) return double.PositiveInfinity;
            sum += p[i] * Math.Log(p[i] / q[i]);
        }
        return sum;
    }

    private static double[] Normalised(double[] weights)
    {
        double total = 0;
        foreach (var w in weights)
            total += w;
        double[] result = new double[weights.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = weights[i] / total;
        return result;
    }

    /// <summary>Jensen and Shannon's.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double JensenShannon([Domain(0.1, 2, Length = 4)] ReadOnlySpan<double> p, [Domain(0.1, 2, Length = 4)] ReadOnlySpan<double> q)
    {
        double sp = Sum(p), sq = Sum(q), result = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double a = p[i] / sp, b = q[i] / sq, m = (a + b) / 2;
            result += 0.5 * XLogXOverY(a, m) + 0.5 * XLogXOverY(b, m);
        }
        return Math.Sqrt(result + 1e-4);

        static double XLogXOverY(double x, double y) => x > 0 ? x * Math.Log(x / y) : 0;

        static double Sum(ReadOnlySpan<double> values) => values.IsEmpty ? 0 : values[0] + Sum(values[1..]);
    }

    /// <summary>Between two normal distributions in the plane.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BetweenGaussians(
        [Domain(-1, 1, Length = 2)] double[] mean, [Domain(-0.5, 0.5, Rows = 2, Columns = 2, Symmetric = true, Diagonal = 2)] double[,] covariance,
        [Domain(-1, 1, Length = 2)] double[] otherMean, [Domain(-0.5, 0.5, Rows = 2, Columns = 2, Symmetric = true, Diagonal = 2)] double[,] otherCovariance)
    {
        double det = Det(covariance), otherDet = Det(otherCovariance);
        if (det <= 0 || otherDet <= 0)
            throw new ArgumentException("A covariance is not positive definite.");
        double[,] inverse =
        {
            { otherCovariance[1, 1] / otherDet, -otherCovariance[0, 1] / otherDet },
            { -otherCovariance[1, 0] / otherDet, otherCovariance[0, 0] / otherDet },
        };
        double trace = 0, quadratic = 0;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                trace += inverse[i, j] * covariance[j, i];
                quadratic += (otherMean[i] - mean[i]) * inverse[i, j] * (otherMean[j] - mean[j]);
            }
        }
        return 0.5 * (trace + quadratic - 2 + Math.Log(otherDet / det));

        static double Det(double[,] m) => m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];
    }

    /// <summary>Wasserstein's distance of samples: they are sorted first (by insertion, on copies).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Wasserstein([Domain(-2, 2, Length = 5)] double[] a, [Domain(-2, 2, Length = 5)] double[] b, [Domain(1.5, 3)] double order)
    {
        double[] x = InsertionSorted(a), y = InsertionSorted(b);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Pow(Math.Abs(x[i] - y[i]), order);
        return Math.Pow(sum / x.Length, 1 / order);
    }

    private static double[] InsertionSorted(double[] values)
    {
        double[] sorted = (double[])values.Clone();
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

    /// <summary>The Hellinger distance of two exponential or two Poisson laws.</summary>
    [Differentiable(nameof(a), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static double Hellinger([Domain(0.5, 1)] double a, [Domain(1.5, 3)] double b, [Domain(0, 1)] bool discrete)
    {
        double overlap = discrete
            ? Math.Exp(-0.5 * Math.Pow(Math.Sqrt(a) - Math.Sqrt(b), 2))
            : 2 * Math.Sqrt(a * b) / (a + b);
        return Math.Sqrt(1 - overlap);
    }
}
