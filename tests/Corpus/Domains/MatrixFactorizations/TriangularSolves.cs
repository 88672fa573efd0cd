using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>Substitution.</summary>
public static partial class TriangularSolves
{
    /// <summary>Forward substitution in place, the rows as slices.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void SolveLower([Domain(1, 2, Length = 16)] ReadOnlySpan<double> lower, [Domain(-2, 2, Length = 4)] Span<double> b)
    {
        int n = b.Length;
        if (lower.Length != n * n)
            throw new ArgumentException($"{lower.Length} elements are not {n} × {n}", nameof(lower));
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = lower.Slice(i * n, n);
            b[i] = (b[i] - Dot(row[..i], b[..i])) / row[i];
        }
    }

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Back substitution with an upper triangle of rows that grow shorter.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LastOfUpper([Domain(1, 2, Length = 6)] double[] packed, [Domain(-1, 1, Length = 3)] double[] rhs)
    {
        double[][] rows = [packed[0..3], packed[3..5], packed[5..]];
        double[] x = new double[rhs.Length];
        for (int i = rows.Length; i-- > 0;)
        {
            x[i] = rhs[i];
            for (int j = i + 1; j < x.Length; j++)
                x[i] -= rows[i][j - i] * x[j];
            x[i] /= rows[i][0];
        }
        return x[0];
    }

    /// <summary>A tridiagonal system with corners, by Sherman and Morrison.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Cyclic([Domain(-1, 1, Length = 5)] double[] lower, [Domain(4, 5, Length = 5)] double[] diagonal, [Domain(-1, 1, Length = 5)] double[] upper, [Domain(-2, 2, Length = 5)] double[] rhs)
    {
        int n = rhs.Length;
        double alpha = upper[n - 1], beta = lower[0], gamma = -diagonal[0];
        double[] bb = new double[n];
        diagonal.CopyTo(bb, 0);
        bb[0] -= gamma;
        bb[n - 1] -= alpha * beta / gamma;
        double[] x = Tridiagonal(lower, bb, upper, rhs);
        double[] u = new double[n];
        u[0] = gamma;
        u[^1] = alpha;
        double[] z = Tridiagonal(lower, bb, upper, u);
        double fact = (x[0] + beta * x[n - 1] / gamma) / (1 + z[0] + beta * z[n - 1] / gamma);
        for (int i = 0; i < n; i++)
            x[i] -= fact * z[i];
        return x;
    }

    private static double[] Tridiagonal(double[] a, double[] b, double[] c, double[] r)
    {
        var n = r.Length;
        var u = new double[n];
        var gam = new double[n];
        double bet = b[0];
        u[0] = r[0] / bet;
        for (int j = 1; j < n; j++)
        {
            gam[j] = c[j - 1] / bet;
            if ((bet = b[j] - a[j] * gam[j]) == 0)
                throw new DivideByZeroException("zero pivot");
            u[j] = (r[j] - a[j] * u[j - 1]) / bet;
        }
        for (int j = n - 2; j >= 0; j--)
            u[j] -= gam[j + 1] * u[j + 1];
        return u;
    }
}
