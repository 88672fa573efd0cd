using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>A matrix of three rows in single precision.</summary>
public struct Mat3f
{
    public float M11, M12, M13;
    public float M21, M22, M23;
    public float M31, M32, M33;

    public static Mat3f Diagonal(float a, float b, float c) => new() { M11 = a, M22 = b, M33 = c };

    public readonly float Determinant() =>
        M11 * (M22 * M33 - M23 * M32) - M12 * (M21 * M33 - M23 * M31) + M13 * (M21 * M32 - M22 * M31);

    public static Mat3f operator *(Mat3f a, Mat3f b)
    {
        Mat3f r;
        r.M11 = a.M11 * b.M11 + a.M12 * b.M21 + a.M13 * b.M31;
        r.M12 = a.M11 * b.M12 + a.M12 * b.M22 + a.M13 * b.M32;
        r.M13 = a.M11 * b.M13 + a.M12 * b.M23 + a.M13 * b.M33;
        r.M21 = a.M21 * b.M11 + a.M22 * b.M21 + a.M23 * b.M31;
        r.M22 = a.M21 * b.M12 + a.M22 * b.M22 + a.M23 * b.M32;
        r.M23 = a.M21 * b.M13 + a.M22 * b.M23 + a.M23 * b.M33;
        r.M31 = a.M31 * b.M11 + a.M32 * b.M21 + a.M33 * b.M31;
        r.M32 = a.M31 * b.M12 + a.M32 * b.M22 + a.M33 * b.M32;
        r.M33 = a.M31 * b.M13 + a.M32 * b.M23 + a.M33 * b.M33;
        return r;
    }

    public static Mat3f operator +(Mat3f a, Mat3f b)
    {
        a.M11 += b.M11; a.M12 += b.M12; a.M13 += b.M13;
        a.M21 += b.M21; a.M22 += b.M22; a.M23 += b.M23;
        a.M31 += b.M31; a.M32 += b.M32; a.M33 += b.M33;
        return a;
    }

    public static bool TryInvert(Mat3f m, out Mat3f inverse)
    {
        float det = m.Determinant();
        if (MathF.Abs(det) < 1e-12f)
        {
            inverse = default;
            return false;
        }
        float d = 1f / det;
        inverse = new Mat3f
        {
            M11 = (m.M22 * m.M33 - m.M23 * m.M32) * d,
            M12 = (m.M13 * m.M32 - m.M12 * m.M33) * d,
            M13 = (m.M12 * m.M23 - m.M13 * m.M22) * d,
            M21 = (m.M23 * m.M31 - m.M21 * m.M33) * d,
            M22 = (m.M11 * m.M33 - m.M13 * m.M31) * d,
            M23 = (m.M13 * m.M21 - m.M11 * m.M23) * d,
            M31 = (m.M21 * m.M32 - m.M22 * m.M31) * d,
            M32 = (m.M12 * m.M31 - m.M11 * m.M32) * d,
            M33 = (m.M11 * m.M22 - m.M12 * m.M21) * d,
        };
        return true;
    }
}

/// <summary>Determinants and inverses.</summary>
public static partial class Determinants
{
    /// <summary>By minors, as it is defined.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Laplace([Domain(-2, 2, Rows = 4, Columns = 4)] double[,] m)
    {
        int n = m.GetLength(0);
        if (n == 1)
            return m[0, 0];
        if (n == 2)
            return m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];
        double det = 0;
        int sign = 1;
        for (int column = 0; column < n; column++, sign = -sign)
            det += sign * m[0, column] * Laplace(Minor(m, column));
        return det;
    }

    private static double[,] Minor(double[,] m, int without)
    {
        int n = m.GetLength(0);
        double[,] minor = new double[n - 1, n - 1];
        for (int i = 1; i < n; i++)
        {
            int to = 0;
            for (int j = 0; j < n; j++)
            {
                if (j == without) continue;
                minor[i - 1, to++] = m[i, j];
            }
        }
        return minor;
    }

    /// <summary>Bareiss's elimination, with row exchanges where a pivot is 0.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Bareiss([Domain(-2, 2, Rows = 4, Columns = 4)] double[,] matrix)
    {
        double[,] m = (double[,])matrix.Clone();
        int n = m.GetLength(0);
        double previous = 1, sign = 1;
        for (int k = 0; k < n - 1; k++)
        {
            if (m[k, k] == 0)
            {
                int swap = k + 1;
                while (swap < n && m[swap, k] == 0) swap++;
                if (swap == n) return 0;
                for (int j = 0; j < n; j++)
                    (m[k, j], m[swap, j]) = (m[swap, j], m[k, j]);
                sign *= -1;
            }
            for (int i = k + 1; i < n; i++)
                for (int j = k + 1; j < n; j++)
                    m[i, j] = (m[i, j] * m[k, k] - m[i, k] * m[k, j]) / previous;
            previous = m[k, k];
        }
        return sign * m[n - 1, n - 1];
    }

    /// <summary>A chain of rotations and scalings in single precision, and a column of its inverse.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (float x, float y, float z) InverseColumn([Domain(-1, 1)] float angle, [Domain(0.5, 2)] float sx, [Domain(0.5, 2)] float sy, [Domain(-0.5, 0.5)] float shear)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        Mat3f rotation = Mat3f.Diagonal(cos, cos, 1f);
        rotation.M12 = -sin;
        rotation.M21 = sin;
        Mat3f sheared = Mat3f.Diagonal(sx, sy, 1f) + new Mat3f { M13 = shear, M32 = 0.25f };
        if (!Mat3f.TryInvert(rotation * sheared, out Mat3f inverse))
            throw new ArithmeticException("singular");
        return (inverse.M11, inverse.M21, inverse.M31);
    }

    /// <summary>The inverse by Gauss and Jordan; returned flat, row after row.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] GaussJordan([Domain(-1, 1, Diagonal = 3)] double[,] a)
    {
        int n = a.GetLength(0);
        double[,] work = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                work[i, j] = a[i, j];
            work[i, n + i] = 1;
        }
        for (int i = 0; i < n; i++)
        {
            double pivot = work[i, i];
            for (int j = 0; j < 2 * n; j++)
                work[i, j] /= pivot;
            for (int k = 0; k < n; k++)
            {
                if (k == i) continue;
                double factor = work[k, i];
                for (int j = 0; j < 2 * n; j++)
                    work[k, j] -= factor * work[i, j];
            }
        }
        double[] inverse = new double[n * n];
        int at = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                inverse[at++] = work[i, n + j];
        return inverse;
    }
}
