using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OptimizationFunctions;

/// <summary>Least-squares problems with measured data.</summary>
public static partial class DataFitting
{
    private static readonly double[] BardY = { 0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39 };
    private static readonly double[] GaussianY = { 0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009 };
    private static readonly double[] MeyerY = { 34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872 };
    private static readonly double[] KowalikY = { 0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246 };
    private static readonly double[] KowalikU = { 4.0, 2.0, 1.0, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625 };
    private static readonly double[] Osborne1Y =
    {
        0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658, 0.628, 0.603, 0.580,
        0.558, 0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424, 0.420, 0.414, 0.411, 0.406,
    };

    /// <summary>(8) Bard</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Bard([Domain(0.5, 2.5, Length = 3)] double[] x) =>
        SumOfSquares(BardY.Length, i =>
        {
            int u = i + 1;
            int v = 16 - u;
            int w = Math.Min(u, v);
            return BardY[i] - (x[0] + u / (v * x[1] + w * x[2]));
        });

    /// <summary>(9) Gaussian</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Gaussian([Domain(0.2, 0.6)] double height, [Domain(0.5, 1.5)] double precision, [Domain(-0.5, 0.5)] double centre)
    {
        return SumOfSquares(GaussianY.Length, Residual);

        double Residual(int i)
        {
            double t = (7 - i) / 2.0;
            return height * Math.Exp(-precision * (t - centre) * (t - centre) / 2) - GaussianY[i];
        }
    }

    /// <summary>(10) Meyer</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Meyer([Domain(0.004, 0.007)] double x1, [Domain(6000, 6400)] double x2, [Domain(330, 360)] double x3)
    {
        double sum = 0;
        int t = 45;
        foreach (double y in MeyerY)
        {
            t += 5;
            double r = x1 * Math.Exp(x2 / (t + x3)) - y;
            sum += r * r;
        }
        return sum;
    }

    /// <summary>(11) Gulf research and development</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Gulf([Domain(40, 60)] double x1, [Domain(20, 24)] double x2, [Domain(1.2, 1.8)] double x3, [Domain(10, 20)] int m) =>
        SumOfSquares(count: m, residual: i =>
        {
            double t = (i + 1) / 100.0;
            double y = 25 + Math.Pow(-50 * Math.Log(t), 2.0 / 3.0);
            return Math.Exp(-Math.Pow(Math.Abs(y - x2), x3) / x1) - t;
        });

    /// <summary>(15) Kowalik and Osborne</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KowalikOsborne([Domain(0.1, 0.5, Length = 4)] double[] x)
    {
        double f = 0;
        int i = 0;
        do
        {
            double u = KowalikU[i];
            double num = x[0] * (u * u + u * x[1]);
            double den = u * u + u * x[2] + x[3];
            double r = KowalikY[i++] - num / den;
            f += r * r;
        }
        while (i < KowalikY.Length);
        return f;
    }

    /// <summary>(17) Osborne 1</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Osborne1([Domain(0.2, 0.5)] double x1, [Domain(1, 2)] double x2, [Domain(-2, -1)] double x3, [Domain(0.01, 0.02)] double x4, [Domain(0.02, 0.03)] double x5)
    {
        double f = 0;
        for (int i = 0, t = 0; i < Osborne1Y.Length; i++, t += 10)
        {
            double model = x1 + x2 * Math.Exp(-t * x4) + x3 * Math.Exp(-t * x5);
            double residual = Osborne1Y[i] - model;
            f = Math.FusedMultiplyAdd(residual, residual, f);
        }
        return f;
    }

    /// <summary>(18) Biggs EXP6</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BiggsExp6([Domain(0.5, 6, Length = 6)] ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= 13; i++)
        {
            double t = 0.1 * i;
            double y = Math.Exp(-t) - 5 * Math.Exp(-10 * t) + 3 * Math.Exp(-4 * t);
            double r = x[2] * Math.Exp(-t * x[0]) - x[3] * Math.Exp(-t * x[1]) + x[5] * Math.Exp(-t * x[4]) - y;
            sum += r * r;
        }
        return sum;
    }

    /// <summary>(20) Watson, any number of variables up to 31</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Watson([Domain(-1, 1, Length = 6)] double[] x)
    {
        int n = x.Length;
        if (n < 2 || n > 31)
            throw new ArgumentOutOfRangeException(nameof(x), n, "Between 2 and 31 variables.");
        double f = x[0] * x[0] + (x[1] - x[0] * x[0] - 1) * (x[1] - x[0] * x[0] - 1);
        for (int i = 1; i <= 29; i++)
        {
            double d = i / 29.0;
            double s1 = 0, dx = 1;
            for (int j = 1; j < n; j++)
            {
                s1 += j * dx * x[j];
                dx = d * dx;
            }
            double s2 = 0;
            dx = 1;
            for (int j = 0; j < n; j++, dx *= d)
                s2 += dx * x[j];
            double t = s1 - s2 * s2 - 1;
            f += t * t;
        }
        return f;
    }

    private static double SumOfSquares(int count, Func<int, double> residual)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double r = residual(i);
            sum += r * r;
        }
        return sum;
    }
}
