using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OptimizationFunctions;

/// <summary>Problems of two to four variables from Moré, Garbow and Hillstrom, "Testing Unconstrained Optimization Software" (1981); numbers in brackets are theirs.</summary>
public static partial class SmallProblems
{
    static double Sq(double v) => v * v;

    /// <summary>(1)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rosenbrock([Domain(-2, 2)] double x1, [Domain(-2, 2)] double x2) => 100 * Sq(x2 - x1 * x1) + Sq(1 - x1);

    /// <summary>(2)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FreudensteinRoth([Domain(-3, 6)] double x1, [Domain(-3, 6)] double x2)
    {
        double f1 = -13 + x1 + ((5 - x2) * x2 - 2) * x2;
        double f2 = -29 + x1 + ((x2 + 1) * x2 - 14) * x2;
        return f1 * f1 + f2 * f2;
    }

    /// <summary>(3)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PowellBadlyScaled([Domain(-1, 1, Length = 2)] double[] x)
    {
        if (x.Length != 2)
            throw new ArgumentException($"Expected 2 variables, got {x.Length}.", nameof(x));
        return Sq(1e4 * x[0] * x[1] - 1) + Sq(Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001);
    }

    /// <summary>(4)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BrownBadlyScaled([Domain(-5, 5)] double x1, [Domain(-5, 5)] double x2)
        => Sq(x1 - 1e6) + Sq(x2 - 2e-6) + Sq(x1 * x2 - 2);

    /// <summary>(5)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Beale([Domain(-1, 4)] double x1, [Domain(-1, 1)] double x2)
    {
        ReadOnlySpan<double> y = [1.5, 2.25, 2.625];
        double sum = 0;
        double power = 1;
        foreach (double yi in y)
        {
            power *= x2;
            sum += Sq(yi - x1 * (1 - power));
        }
        return sum;
    }

    /// <summary>(6)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double JennrichSampson([Domain(0.1, 0.4)] double x1, [Domain(0.1, 0.4)] double x2, [Domain(5, 10)] int m)
    {
        double f = 0;
        for (var i = m; i > 0; --i)
            f += Math.Pow(2 + 2 * i - (Math.Exp(i * x1) + Math.Exp(i * x2)), 2);
        return f;
    }

    /// <summary>(7)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HelicalValley([Domain(-2, 2, Length = 3)] ReadOnlySpan<double> x)
    {
        double theta;
        if (x[0] > 0)
            theta = Math.Atan(x[1] / x[0]) / (2 * Math.PI);
        else if (x[0] < 0)
            theta = Math.Atan(x[1] / x[0]) / (2 * Math.PI) + 0.5;
        else
            theta = x[1] >= 0 ? 0.25 : -0.25;
        double r = Math.Sqrt(x[0] * x[0] + x[1] * x[1]);
        return 100 * (Sq(x[2] - 10 * theta) + Sq(r - 1)) + x[2] * x[2];
    }

    /// <summary>(12)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BoxThreeDimensional([Domain(0.5, 12)] double x1, [Domain(0.5, 12)] double x2, [Domain(-1, 2)] double x3)
    {
        double sum = 0.0;
        double t = 0.0;
        while ((t += 0.1) < 1.05)
        {
            double r = Math.Exp(-t * x1) - Math.Exp(-t * x2) - x3 * (Math.Exp(-t) - Math.Exp(-10 * t));
            sum += r * r;
        }
        return sum;
    }

    /// <summary>(13)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PowellSingular([Domain(-3, 3, Length = 4)] double[] x)
    {
        (double a, double b, double c, double d) = (x[0], x[1], x[2], x[3]);
        return Sq(a + 10 * b) + 5 * Sq(c - d) + Sq(Sq(b - 2 * c)) + 10 * Math.Pow(a - d, 4);
    }

    /// <summary>(14)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Wood([Domain(-3, 1.5, Length = 4)] ReadOnlySpan<double> x)
    {
        double s1 = x[1] - x[0] * x[0];
        double s2 = 1.0 - x[0];
        double s3 = x[1] - 1.0;
        double t1 = x[^2];
        double t2 = x[^1];
        double t3 = t2 - t1 * t1;
        t1 = 1.0 - t1;
        t2 -= 1.0;
        return 100.0 * s1 * s1 + s2 * s2 + 90.0 * t3 * t3 + t1 * t1 + 10.0 * (s3 + t2) * (s3 + t2) + (s3 - t2) * (s3 - t2) / 10.0;
    }

    /// <summary>(16)</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BrownDennis([Domain(-5, 5, Length = 4)] ReadOnlySpan<double> x)
    {
        const int M = 20;
        double f = 0;
        for (int i = 0; i++ < M;)
        {
            double t = i / 5.0;
            var (sin, cos) = Math.SinCos(t);
            f += Sq(Sq(x[0] + t * x[1] - Math.Exp(t)) + Sq(x[2] + x[3] * sin - cos));
        }
        return f;
    }
}
