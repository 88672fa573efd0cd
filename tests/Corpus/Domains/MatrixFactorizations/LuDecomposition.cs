using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>P A = L U, with partial pivoting, in the manner of JAMA.</summary>
public class LuDecomposition
{
    private readonly double[][] LU;
    private readonly int n;
    private readonly int[] piv;
    private int pivsign;

    public LuDecomposition(double[][] a)
    {
        n = a.Length;
        LU = new double[n][];
        for (int i = 0; i < n; i++)
        {
            LU[i] = (double[])a[i].Clone();
        }
        piv = new int[n];
        for (int i = 0; i < n; i++)
        {
            piv[i] = i;
        }
        pivsign = 1;
        double[] LUcolj = new double[n];

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                LUcolj[i] = LU[i][j];
            }

            for (int i = 0; i < n; i++)
            {
                double[] LUrowi = LU[i];
                int kmax = Math.Min(i, j);
                double s = 0.0;
                for (int k = 0; k < kmax; k++)
                {
                    s += LUrowi[k] * LUcolj[k];
                }
                LUrowi[j] = LUcolj[i] -= s;
            }

            int p = j;
            for (int i = j + 1; i < n; i++)
            {
                if (Math.Abs(LUcolj[i]) > Math.Abs(LUcolj[p]))
                {
                    p = i;
                }
            }
            if (p != j)
            {
                double[] t = LU[p];
                LU[p] = LU[j];
                LU[j] = t;
                int k = piv[p];
                piv[p] = piv[j];
                piv[j] = k;
                pivsign = -pivsign;
            }
            if (j < n && LU[j][j] != 0.0)
            {
                for (int i = j + 1; i < n; i++)
                {
                    LU[i][j] /= LU[j][j];
                }
            }
        }
    }

    public bool IsNonsingular
    {
        get
        {
            for (int j = 0; j < n; j++)
            {
                if (LU[j][j] == 0)
                    return false;
            }
            return true;
        }
    }

    public double Determinant()
    {
        double d = pivsign;
        for (int j = 0; j < n; j++)
        {
            d *= LU[j][j];
        }
        return d;
    }

    public double[] Solve(double[] b)
    {
        if (!IsNonsingular)
        {
            throw new InvalidOperationException("Matrix is singular.");
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++)
            x[i] = b[piv[i]];
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
                x[i] -= x[k] * LU[i][k];
        }
        for (int k = n - 1; k >= 0; k--)
        {
            x[k] /= LU[k][k];
            for (int i = 0; i < k; i++)
                x[i] -= x[k] * LU[i][k];
        }
        return x;
    }
}

/// <summary>Uses of the factorisation.</summary>
public static partial class LuProblems
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Determinant([Domain(-2, 2, Rows = 4, Columns = 4)] double[][] a) => new LuDecomposition(a).Determinant();

    [Differentiable(Derivatives = Vjp | Jvp)]
    public static double[] Solve([Domain(-2, 2, Diagonal = 3)] double[][] a, [Domain(-2, 2, Length = 3)] double[] b)
    {
        var lu = new LuDecomposition(a);
        double[] x = lu.Solve(b);
        return x;
    }

    /// <summary>Crout's factorisation without pivots, of a matrix that is a constant plus a rank-one change; the last element of the solution.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RankOneUpdate([Domain(-1, 1, Length = 3)] double[] u, [Domain(-1, 1, Length = 3)] double[] v)
    {
        double[,] a =
        {
            { 6, 1, 0.5 },
            { -1, 5, 1 },
            { 0.25, 2, 7 },
        };
        for (int i = 0; i <= a.GetUpperBound(0); i++)
            for (int j = 0; j <= a.GetUpperBound(1); j++)
                a[i, j] += u[i] * v[j];

        int n = a.GetLength(0);
        for (int k = 0; k < n - 1; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double m = a[i, k] /= a[k, k];
                for (int j = k + 1; j < n; j++)
                    a[i, j] -= m * a[k, j];
            }
        }
        double[] y = [1, -1, 2];
        for (int i = 1; i < n; i++)
            for (int j = 0; j < i; j++)
                y[i] -= a[i, j] * y[j];
        return y[n - 1] / a[n - 1, n - 1];
    }
}
