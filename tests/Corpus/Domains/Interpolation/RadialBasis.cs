using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>The function of the distance.</summary>
public enum RbfKernel
{
    Gaussian,
    Multiquadric,
    InverseQuadratic,
    Cubic,
}

/// <summary>Interpolation of scattered data.</summary>
public static partial class RadialBasis
{
    /// <summary>Interpolates values at places on a line.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Interpolate(
        [Domain(-2, 2, Length = 4, Ascending = true)] double[] places, [Domain(-1, 1, Length = 4)] double[] values, [Domain(-1.5, 1.5)] double at, [Domain(0.8, 1.5)] double shape,
        [Domain(0, 3)] RbfKernel kernel = RbfKernel.Gaussian)
    {
        int n = places.Length;
        var matrix = new double[n][];
        for (int i = 0; i < n; i++)
        {
            matrix[i] = new double[n + 1];
            for (int j = 0; j < n; j++)
                matrix[i][j] = Phi(Math.Abs(places[i] - places[j]));
            matrix[i][i] += 1e-6;
            matrix[i][n] = values[i];
        }
        double[] weights = Eliminate(matrix);
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += weights[i] * Phi(Math.Abs(at - places[i]));
        return sum;

        double Phi(double r) => kernel switch
        {
            RbfKernel.Gaussian => Math.Exp(-shape * r * (shape * r)),
            RbfKernel.Multiquadric => Math.Sqrt(1 + shape * r * (shape * r)),
            RbfKernel.InverseQuadratic => 1 / (1 + shape * shape * r * r),
            RbfKernel.Cubic => r * r * r + shape,
            _ => double.NaN,
        };
    }

    /// <summary>Gaussian elimination with row exchanges on the augmented matrix.</summary>
    private static double[] Eliminate(double[][] m)
    {
        int n = m.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
                if (Math.Abs(m[row][column]) > Math.Abs(m[pivot][column]))
                    pivot = row;
            if (m[pivot][column] == 0.0)
                throw new InvalidOperationException($"The matrix is singular in column {column}.");
            if (pivot != column)
                (m[column], m[pivot]) = (m[pivot], m[column]);
            for (int row = column + 1; row < n; row++)
            {
                double factor = m[row][column] / m[column][column];
                for (int k = column; k <= n; k++)
                    m[row][k] -= factor * m[column][k];
            }
        }
        double[] x = new double[n];
        for (int row = n - 1; row >= 0; row--)
        {
            double sum = m[row][n];
            for (int k = row + 1; k < n; k++)
                sum -= m[row][k] * x[k];
            x[row] = sum / m[row][row];
        }
        return x;
    }

    /// <summary>Shepard's weighting with a cut-off; far points are skipped, a hit is returned.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Shepard([Domain(0, 2)] double x, [Domain(0, 2)] double y, [Domain(-1, 1, Length = 4)] double[] values, [Domain(1.5, 3)] double power)
    {
        ReadOnlySpan<(double X, double Y)> stations = [(0, 0), (2, 0.5), (0.5, 2), (5, 5)];
        double sum = 0, weights = 0;
        for (int i = 0; i < stations.Length; i++)
        {
            (double sx, double sy) = stations[i];
            double d = Math.Sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy));
            if (d > 3.5) continue;
            if (d < 1e-12) return values[i];
            double w = Math.Pow(1 / d - 1 / 3.5, power);
            sum += w * values[i];
            weights += w;
        }
        return weights > 0 ? sum / weights : double.NaN;
    }
}
