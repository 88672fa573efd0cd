using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>A matrix that owns its elements.</summary>
public sealed class DenseMatrix
{
    private readonly double[] _data;

    public DenseMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _data = new double[rows * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    public double this[int i, int j]
    {
        get => _data[i * Columns + j];
        set => _data[i * Columns + j] = value;
    }

    public static DenseMatrix FromRows(double[,] rows)
    {
        var m = new DenseMatrix(rows.GetLength(0), rows.GetLength(1));
        for (int i = 0; i < m.Rows; i++)
            for (int j = 0; j < m.Columns; j++)
                m[i, j] = rows[i, j];
        return m;
    }

    public static DenseMatrix Identity(int n)
    {
        var m = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++)
            m[i, i] = 1;
        return m;
    }

    public static DenseMatrix operator *(DenseMatrix a, DenseMatrix b)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"{a.Rows}×{a.Columns} times {b.Rows}×{b.Columns}");
        var c = new DenseMatrix(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < a.Columns; k++)
                    sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        }
        return c;
    }

    public static DenseMatrix operator *(double s, DenseMatrix a)
    {
        var c = new DenseMatrix(a.Rows, a.Columns);
        for (int i = 0; i < a._data.Length; i++)
            c._data[i] = s * a._data[i];
        return c;
    }

    public static DenseMatrix operator +(DenseMatrix a, DenseMatrix b)
    {
        var c = new DenseMatrix(a.Rows, a.Columns);
        for (int i = 0; i < a._data.Length; i++)
            c._data[i] = a._data[i] + b._data[i];
        return c;
    }

    public double Trace()
    {
        double trace = 0;
        for (int i = 0; i < Math.Min(Rows, Columns); i++)
            trace += this[i, i];
        return trace;
    }
}

/// <summary>Iterations with matrices.</summary>
public static partial class Iterations
{
    /// <summary>The trace of a matrix exponential: a Taylor polynomial, scaled and squared.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TraceOfExponential([Domain(-1, 1)] double[,] rows)
    {
        DenseMatrix a = DenseMatrix.FromRows(rows);
        const int squarings = 3;
        DenseMatrix scaled = 1.0 / (1 << squarings) * a;
        DenseMatrix sum = DenseMatrix.Identity(a.Rows), term = DenseMatrix.Identity(a.Rows);
        for (int k = 1; k <= 8; k++)
        {
            term = 1.0 / k * (term * scaled);
            sum += term;
        }
        for (int s = 0; s < squarings; s++)
            sum *= sum;
        return sum.Trace();
    }

    /// <summary>The dominant eigenvalue by iteration until it stands still.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PowerIteration([Domain(0.5, 2)] double[,] a)
    {
        int n = a.GetLength(0);
        double[] v = new double[n], w = new double[n];
        Array.Fill(v, 1 / Math.Sqrt(n));
        double lambda = 0;
        for (int iteration = 0; iteration < 300; iteration++)
        {
            double norm = 0;
            for (int i = 0; i < n; i++)
            {
                w[i] = 0;
                for (int j = 0; j < n; j++)
                    w[i] += a[i, j] * v[j];
                norm += w[i] * w[i];
            }
            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++)
                v[i] = w[i] / norm;
            double before = lambda;
            lambda = norm;
            if (Math.Abs(lambda - before) <= 1e-15 * lambda)
                break;
        }
        return lambda;
    }

    /// <summary>Conjugate gradients for as many steps as there are unknowns.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] ConjugateGradients([Domain(-0.5, 0.5, Symmetric = true, Diagonal = 4)] double[,] a, [Domain(-2, 2, Length = 3)] double[] b)
    {
        int n = b.Length;
        double[] x = new double[n];
        double[] r = (double[])b.Clone(), p = (double[])b.Clone();
        double rr = Dot(r, r);
        for (int step = 0; step < n; step++)
        {
            if (rr < 1e-28)
                break;
            double[] ap = Times(a, p);
            double alpha = rr / Dot(p, ap);
            Axpy(alpha, p, x);
            Axpy(-alpha, ap, r);
            double next = Dot(r, r);
            double beta = next / rr;
            for (int i = 0; i < n; i++)
                p[i] = r[i] + beta * p[i];
            rr = next;
        }
        return x;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static void Axpy(double a, double[] x, double[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += a * x[i];
    }

    private static double[] Times(double[,] a, double[] x)
    {
        double[] y = new double[a.GetLength(0)];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++)
                y[i] += a[i, j] * x[j];
        return y;
    }

    /// <summary>An inverse square root of a two-row matrix by the iteration of Denman and Beavers.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double a, double b, double d) InverseRoot([Domain(2, 4)] double a, [Domain(-1, 1)] double b, [Domain(2, 4)] double d)
    {
        (double A, double B, double D) y = (a, b, d), z = (1, 0, 1);
        for (int i = 0; i < 12; i++)
        {
            var inverseY = Inverse(y);
            var inverseZ = Inverse(z);
            y = (0.5 * (y.A + inverseZ.A), 0.5 * (y.B + inverseZ.B), 0.5 * (y.D + inverseZ.D));
            z = (0.5 * (z.A + inverseY.A), 0.5 * (z.B + inverseY.B), 0.5 * (z.D + inverseY.D));
        }
        return z;

        static (double A, double B, double D) Inverse((double A, double B, double D) m)
        {
            double det = m.A * m.D - m.B * m.B;
            return (m.D / det, -m.B / det, m.A / det);
        }
    }
}
