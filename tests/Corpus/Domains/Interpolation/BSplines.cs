using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>B-splines by de Boor's and by Cox's recursion.</summary>
public static partial class BSplines
{
    private static readonly double[] Knots = { 0, 0, 0, 0, 0.25, 0.5, 0.8, 1, 1, 1, 1 };
    private const int Degree = 3;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DeBoor([Domain(-2, 2, Length = 7)] double[] control, [Domain(0.01, 0.99)] double x)
    {
        int span = FindSpan(x, control.Length - 1);
        double[] d = new double[Degree + 1];
        Array.Copy(control, span - Degree, d, 0, d.Length);
        for (int r = 1; r <= Degree; r++)
        {
            for (int j = Degree; j >= r; j--)
            {
                double left = Knots[j + span - Degree], right = Knots[j + 1 + span - r];
                double alpha = (x - left) / (right - left);
                d[j] = (1 - alpha) * d[j - 1] + alpha * d[j];
            }
        }
        return d[Degree];
    }

    private static int FindSpan(double x, int n)
    {
        if (x >= Knots[n + 1]) return n;
        int span = Degree;
        while (!(x >= Knots[span] && x < Knots[span + 1])) span++;
        return span;
    }

    /// <summary>One basis function, by the recursion that defines it.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Basis([Domain(0.01, 0.99)] double x, [Domain(0, 6)] int index) => Cox(index, Degree, x);

    private static double Cox(int i, int p, double x)
    {
        if (p == 0)
            return Knots[i] <= x && x < Knots[i + 1] ? 1.0 : 0.0;
        double sum = 0.0;
        double width;
        if ((width = Knots[i + p] - Knots[i]) > 0)
            sum += (x - Knots[i]) / width * Cox(i, p - 1, x);
        if ((width = Knots[i + p + 1] - Knots[i + 1]) > 0)
            sum += (Knots[i + p + 1] - x) / width * Cox(i + 1, p - 1, x);
        return sum;
    }

    /// <summary>A tensor-product surface with uniform cubic patches.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Patch([Domain(-2, 2, Rows = 4, Columns = 4)] float[,] control, [Domain(0, 1)] float u, [Domain(0, 1)] float v)
    {
        Span<float> bu = stackalloc float[4], bv = stackalloc float[4];
        Blend(u, bu);
        Blend(v, bv);
        float sum = 0;
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                sum += bu[i] * bv[j] * control[i, j];
        return sum;

        static void Blend(float t, Span<float> b)
        {
            float s = 1 - t;
            b[0] = s * s * s / 6;
            b[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
            b[2] = (((-3 * t + 3) * t + 3) * t + 1) / 6;
            b[3] = t * t * t / 6;
        }
    }
}
