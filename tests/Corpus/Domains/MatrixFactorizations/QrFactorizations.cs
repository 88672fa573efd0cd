using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>Orthogonal factors by reflections, by projections and by rotations.</summary>
public static partial class QrFactorizations
{
    /// <summary>Least squares by Householder reflections.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] LeastSquares([Domain(-1, 1, Rows = 5, Columns = 3, Diagonal = 2)] double[,] design, [Domain(-2, 2, Length = 5)] double[] observed)
    {
        int m = design.GetLength(0), n = design.GetLength(1);
        if (m < n) throw new ArgumentException("underdetermined");
        var qr = (double[,])design.Clone();
        var rhs = new double[m];
        Array.Copy(observed, rhs, m);
        var rDiagonal = new double[n];
        for (int k = 0; k < n; k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++)
                norm = Hypot(norm, qr[i, k]);
            if (norm == 0)
                throw new InvalidOperationException($"Column {k} depends on those before it.");
            if (qr[k, k] < 0)
                norm = -norm;
            for (int i = k; i < m; i++)
                qr[i, k] /= norm;
            qr[k, k] += 1;
            for (int j = k + 1; j < n; j++)
            {
                double s = 0;
                for (int i = k; i < m; i++)
                    s += qr[i, k] * qr[i, j];
                s = -s / qr[k, k];
                for (int i = k; i < m; i++)
                    qr[i, j] += s * qr[i, k];
            }
            double t = 0;
            for (int i = k; i < m; i++)
                t += qr[i, k] * rhs[i];
            t = -t / qr[k, k];
            for (int i = k; i < m; i++)
                rhs[i] += t * qr[i, k];
            rDiagonal[k] = -norm;
        }
        for (int k = n - 1; k >= 0; k--)
        {
            rhs[k] /= rDiagonal[k];
            for (int i = 0; i < k; i++)
                rhs[i] -= rhs[k] * qr[i, k];
        }
        return rhs[..n];
    }

    /// <summary>The length of a hypotenuse, without overflow.</summary>
    private static double Hypot(double a, double b)
    {
        double r;
        if (Math.Abs(a) > Math.Abs(b))
        {
            r = b / a;
            return Math.Abs(a) * Math.Sqrt(1 + r * r);
        }
        if (b != 0)
        {
            r = a / b;
            return Math.Abs(b) * Math.Sqrt(1 + r * r);
        }
        return 0;
    }

    /// <summary>Modified Gram-Schmidt on columns; the volume that they span.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpannedVolume([Domain(-1, 1, Rows = 3, Columns = 5)] double[][] columns)
    {
        double volume = 1;
        double[][] q = new double[columns.Length][];
        for (int i = 0; i < q.Length; i++)
        {
            q[i] = columns[i].AsSpan().ToArray();
        }
        for (int i = 0; i < q.Length; i++)
        {
            double norm = Math.Sqrt(Dot(q[i], q[i]));
            volume *= norm;
            for (int k = 0; k < q[i].Length; k++)
            {
                q[i][k] /= norm;
            }
            for (int j = i + 1; j < q.Length; j++)
            {
                double projection = Dot(q[i], q[j]);
                for (int k = 0; k < q[j].Length; k++)
                {
                    q[j][k] -= projection * q[i][k];
                }
            }
        }
        return volume;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Givens rotations that make a matrix triangular, and leave it so.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[,] Triangularised([Domain(-2, 2)] double[,] matrix)
    {
        double[,] r = (double[,])matrix.Clone();
        int n = r.GetLength(0);
        for (int j = 0; j < n - 1; j++)
        {
            for (int i = n - 1; i > j; i--)
            {
                var (c, s) = Rotation(r[i - 1, j], r[i, j]);
                for (int k = j; k < n; k++)
                    Rotate(ref r[i - 1, k], ref r[i, k], c, s);
            }
        }
        return r;
    }

    private static (double c, double s) Rotation(double a, double b)
    {
        if (b == 0) return (1, 0);
        if (Math.Abs(b) > Math.Abs(a))
        {
            double t = a / b, s = 1 / Math.Sqrt(1 + t * t);
            return (s * t, s);
        }
        else
        {
            double t = b / a, c = 1 / Math.Sqrt(1 + t * t);
            return (c, c * t);
        }
    }

    private static void Rotate(ref double x, ref double y, double c, double s)
    {
        double t = c * x + s * y;
        y = c * y - s * x;
        x = t;
    }
}
