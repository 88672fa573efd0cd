using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>Eigenvalues of symmetric matrices by Jacobi's rotations.</summary>
public static partial class JacobiSweeps
{
    /// <summary>The sum of a function of the eigenvalues: smooth although their order is not.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EntropyOfSpectrum([Domain(-0.5, 0.5, Symmetric = true, Diagonal = 3)] double[,] matrix)
    {
        double[] values = Eigenvalues(matrix);
        double trace = 0;
        foreach (double value in values)
            trace += value;
        double entropy = 0;
        foreach (double value in values)
        {
            double p = value / trace;
            if (p <= 0)
                continue;
            entropy -= p * Math.Log(p);
        }
        return entropy;
    }

    private static double[] Eigenvalues(double[,] matrix, int maxSweeps = 30)
    {
        double[,] a = (double[,])matrix.Clone();
        int n = a.GetLength(0);
        for (int sweep = 0; sweep < maxSweeps; sweep++)
        {
            double off = 0;
            for (int p = 0; p < n; p++)
                for (int q = p + 1; q < n; q++)
                    off += a[p, q] * a[p, q];
            if (off < 1e-30)
                break;

            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    if (Math.Abs(a[p, q]) < 1e-300)
                        continue;
                    double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    double t = 1 / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    if (theta < 0) t = -t;
                    double c = 1 / Math.Sqrt(t * t + 1), s = t * c;
                    double apq = a[p, q];
                    a[p, p] -= t * apq;
                    a[q, q] += t * apq;
                    a[p, q] = a[q, p] = 0;
                    for (int k = 0; k < n; k++)
                    {
                        if (k == p || k == q) continue;
                        double akp = a[k, p], akq = a[k, q];
                        a[k, p] = a[p, k] = c * akp - s * akq;
                        a[k, q] = a[q, k] = s * akp + c * akq;
                    }
                }
            }
        }
        var result = new double[n];
        for (int i = 0; i < n; i++)
            result[i] = a[i, i];
        return result;
    }

    /// <summary>The largest singular value, by rotations of the columns from one side.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpectralNorm([Domain(-1, 1, Rows = 3, Columns = 3, Diagonal = 1)] double[][] m)
    {
        int rows = m.Length, columns = m[0].Length;
        double[][] u = new double[columns][];
        for (int j = 0; j < columns; j++)
        {
            u[j] = new double[rows];
            for (int i = 0; i < rows; i++)
                u[j][i] = m[i][j];
        }
        bool rotated = true;
        for (int sweep = 0; rotated && sweep < 40; sweep++)
        {
            rotated = false;
            for (int p = 0; p < columns; p++)
            {
                for (int q = p + 1; q < columns; q++)
                {
                    double alpha = 0, beta = 0, gamma = 0;
                    for (int i = 0; i < rows; i++)
                    {
                        alpha += u[p][i] * u[p][i];
                        beta += u[q][i] * u[q][i];
                        gamma += u[p][i] * u[q][i];
                    }
                    if (Math.Abs(gamma) <= 1e-15 * Math.Sqrt(alpha * beta))
                        continue;
                    rotated = true;
                    double zeta = (beta - alpha) / (2 * gamma);
                    double t = Math.Sign(zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
                    double c = 1 / Math.Sqrt(1 + t * t), s = c * t;
                    for (int i = 0; i < rows; i++)
                        (u[p][i], u[q][i]) = (c * u[p][i] - s * u[q][i], s * u[p][i] + c * u[q][i]);
                }
            }
        }
        double largest = 0;
        foreach (double[] column in u)
        {
            double sum = 0;
            foreach (double x in column)
                sum += x * x;
            largest = Math.Max(largest, Math.Sqrt(sum));
        }
        return largest;
    }
}
