using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>Symmetric positive definite matrices.</summary>
public static partial class CholeskyFactor
{
    /// <summary>The lower factor L of a = L Lᵀ.</summary>
    private static double[,] Decompose(double[,] a)
    {
        int n = a.GetLength(0);
        if (a.GetLength(1) != n)
            throw new ArgumentException($"A square matrix is needed, not {n} × {a.GetLength(1)}.", nameof(a));
        double[,] l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                if (i == j)
                {
                    if (sum <= 0.0)
                        throw new ArithmeticException("The matrix is not positive definite.");
                    l[i, i] = Math.Sqrt(sum);
                }
                else
                {
                    l[i, j] = sum / l[j, j];
                }
            }
        }
        return l;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LogDeterminant([Domain(-1, 1, Rows = 4, Columns = 4, Symmetric = true, Diagonal = 6)] double[,] a)
    {
        double[,] l = Decompose(a);
        double sum = 0;
        for (int i = 0; i < l.GetLength(0); i++)
            sum += Math.Log(l[i, i]);
        return 2 * sum;
    }

    /// <summary>Solves a x = b.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Solve([Domain(-1, 1, Symmetric = true, Diagonal = 5)] double[,] a, [Domain(-2, 2, Length = 3)] double[] b)
    {
        double[,] l = Decompose(a);
        int n = b.Length;
        double[] x = (double[])b.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }
        return x;
    }

    /// <summary>The log marginal likelihood of a Gaussian process.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GaussianProcess(
        [Domain(-2, 2, Length = 4)] ReadOnlySpan<double> x, [Domain(-1, 1, Length = 4)] ReadOnlySpan<double> y,
        [Domain(0.5, 2)] double amplitude, [Domain(0.5, 2)] double lengthScale, [Domain(0.2, 0.6)] double noise)
    {
        int n = x.Length;
        // Packed lower triangle, row after row.
        double[] k = new double[n * (n + 1) / 2];
        for (int i = 0, at = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, at++)
            {
                double d = (x[i] - x[j]) / lengthScale;
                k[at] = amplitude * amplitude * Math.Exp(-0.5 * d * d);
                if (i == j) k[at] += noise * noise;
            }
        }
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = k[Index(i, j)];
                for (int p = 0; p < j; p++)
                    sum -= k[Index(i, p)] * k[Index(j, p)];
                k[Index(i, j)] = i == j ? Math.Sqrt(sum) : sum / k[Index(j, j)];
            }
        }
        double quadratic = 0, logDet = 0;
        Span<double> alpha = n <= 16 ? stackalloc double[n] : new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = y[i];
            for (int p = 0; p < i; p++)
                sum -= k[Index(i, p)] * alpha[p];
            alpha[i] = sum / k[Index(i, i)];
            quadratic += alpha[i] * alpha[i];
            logDet += Math.Log(k[Index(i, i)]);
        }
        return -0.5 * quadratic - logDet - 0.5 * n * Math.Log(2 * Math.PI);

        static int Index(int i, int j) => i * (i + 1) / 2 + j;
    }

    /// <summary>The diagonal of the factorisation L D Lᵀ, in place on a flat matrix.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void DiagonalOfLdl([Domain(-1, 1, Length = 9)] ReadOnlySpan<double> a, [Domain(0, 0, Length = 3)] Span<double> d)
    {
        int n = d.Length;
        Span<double> l = stackalloc double[n * n];
        a.CopyTo(l);
        for (int i = 0; i < n; i++)
            l[i * n + i] += 4;
        for (int j = 0; j < n; j++)
        {
            double dj = l[j * n + j];
            for (int k = 0; k < j; k++)
                dj -= l[j * n + k] * l[j * n + k] * d[k];
            d[j] = dj;
            for (int i = j + 1; i < n; i++)
            {
                double sum = 0.5 * (l[i * n + j] + l[j * n + i]);
                for (int k = 0; k < j; k++)
                    sum -= l[i * n + k] * l[j * n + k] * d[k];
                l[i * n + j] = sum / dj;
            }
        }
    }
}
