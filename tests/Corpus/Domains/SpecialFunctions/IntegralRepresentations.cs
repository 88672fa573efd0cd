using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>Functions as integrals and as roots, by general helpers that take the integrand.</summary>
public static partial class IntegralRepresentations
{
    /// <summary>J(n, x) as a Bessel integral.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double BesselJ([Domain(0, 4)] int n, [Domain(0.5, 8)] double x) =>
        Simpson(theta => Math.Cos(n * theta - x * Math.Sin(theta)), 0, Math.PI, 40) / Math.PI;

    /// <summary>Ai(x) from its integral along a contour on which it decays.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Airy([Domain(0.5, 4)] double x)
    {
        double root = Math.Sqrt(x);
        double Integrand(double t) => Math.Exp(-t * t * root) * Math.Cos(t * t * t / 3);
        return Math.Exp(-2.0 / 3 * x * root) / Math.PI * Simpson(Integrand, 0, 6, 120);
    }

    /// <summary>The volume under a bump, an integral in an integral.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Bump([Domain(0.5, 2)] double a, [Domain(0.5, 2)] double b, [Domain(-0.5, 0.5)] double c)
    {
        Func<double, double> inner = x => Simpson(y => Math.Exp(-a * x * x - b * y * y - c * x * y), -1, 1, 8);
        return Simpson(inner, -1, 1, 8);
    }

    /// <summary>Debye functions; the integrand is continued at zero.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Debye([Domain(1, 4)] int n, [Domain(0.3, 5)] double x)
    {
        double value = Romberg(t => t == 0 ? (n == 1 ? 1 : 0) : Math.Pow(t, n) / (Math.Exp(t) - 1), 0, x);
        return n / Math.Pow(x, n) * value;
    }

    /// <summary>The solution of x = cos(a x), by secants.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DottieNumber([Domain(0.5, 1.5)] double a) => Secant(x => x - Math.Cos(a * x), 0.5, 0.9);

    /// <summary>Clausen's function by a Fourier sum that is stopped by its own bound; steps are a real loop variable.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Lobachevsky([Domain(0.3, 2.5)] double theta)
    {
        double sum = 0;
        const double h = 1.0 / 64;
        for (double t = h / 2; t < 1; t += h)
            sum -= Math.Log(Math.Abs(2 * Math.Sin(t * theta))) * h * theta;
        return sum;
    }

    private static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        if (n % 2 != 0)
            n++;
        double h = (b - a) / n;
        double sum = f(a) + f(b);
        for (int i = 1; i < n; i++)
            sum += (i % 2 == 0 ? 2 : 4) * f(a + i * h);
        return sum * h / 3;
    }

    private static double Romberg(Func<double, double> f, double a, double b, int levels = 9, double tolerance = 1e-14)
    {
        var table = new double[levels][];
        double h = b - a;
        for (int i = 0; i < levels; i++, h /= 2)
        {
            table[i] = new double[i + 1];
            if (i == 0)
            {
                table[0][0] = 0.5 * h * (f(a) + f(b));
                continue;
            }
            double mid = 0;
            for (int k = 1; k < 1 << i; k += 2)
                mid += f(a + k * h);
            table[i][0] = 0.5 * table[i - 1][0] + h * mid;
            double power = 1;
            for (int j = 1; j <= i; j++)
            {
                power *= 4;
                table[i][j] = table[i][j - 1] + (table[i][j - 1] - table[i - 1][j - 1]) / (power - 1);
            }
            if (i > 4 && Math.Abs(table[i][i] - table[i - 1][i - 1]) < tolerance)
                return table[i][i];
        }
        return table[levels - 1][levels - 1];
    }

    private static double Secant(Func<double, double> f, double x0, double x1)
    {
        double f0 = f(x0), f1 = f(x1);
        for (int i = 0; i < 30 && Math.Abs(f1) > 1e-15 && f1 != f0; i++)
        {
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            (x0, f0) = (x1, f1);
            f1 = f(x1 = x2);
        }
        return x1;
    }
}
