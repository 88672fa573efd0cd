using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Rules with equal distances.</summary>
public static partial class NewtonCotes
{
    /// <summary>The composite trapezoidal rule.</summary>
    public static double Trapezoid(Func<double, double> f, double a, double b, int n)
    {
        if (n <= 0) throw new ArgumentOutOfRangeException(nameof(n));
        double h = (b - a) / n;
        double sum = 0.5 * (f(a) + f(b));
        for (int i = 1; i < n; i++)
        {
            sum += f(a + i * h);
        }
        return sum * h;
    }

    /// <summary>The composite rule of Simpson.</summary>
    public static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        if ((n & 1) != 0)
            throw new ArgumentException($"Simpson's rule needs an even number of intervals, not {n}.", nameof(n));
        double h = (b - a) / n, odd = 0, even = 0;
        for (int i = 1; i < n; i += 2) odd += f(a + i * h);
        for (int i = 2; i < n; i += 2) even += f(a + i * h);
        return h / 3 * (f(a) + 4 * odd + 2 * even + f(b));
    }

    /// <summary>The area under a Gaussian between two limits.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GaussianArea([Domain(-2, 0)] double a, [Domain(0.5, 2)] double b, [Domain(-1, 1)] double mean, [Domain(0.5, 2)] double sigma)
    {
        return Simpson(x =>
        {
            double z = (x - mean) / sigma;
            return Math.Exp(-0.5 * z * z) / (sigma * Math.Sqrt(2 * Math.PI));
        }, a, b, 24);
    }

    /// <summary>A Fourier coefficient of a pulse train; over a period the trapezoidal rule is exact but for aliasing.</summary>
    [Differentiable(nameof(sharpness), nameof(phase), Derivatives = Gradient | Vjp | Jvp)]
    public static double FourierCoefficient([Domain(0.5, 2)] double sharpness, [Domain(-1, 1)] double phase, [Domain(0, 3)] int harmonic)
    {
        Func<double, double> signal = t => Math.Exp(sharpness * Math.Cos(t - phase));
        return Trapezoid(t => signal(t) * Math.Cos(harmonic * t), -Math.PI, Math.PI, 32) / Math.PI;
    }

    /// <summary>Boole's rule over a helper without closures.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BooleRule([Domain(-1, 0)] double a, [Domain(0.5, 1.5)] double b)
    {
        double h = (b - a) / 4;
        ReadOnlySpan<double> weights = [7, 32, 12, 32, 7];
        double sum = 0;
        int i = 0;
        foreach (double w in weights)
            sum += w * Integrand(a + i++ * h);
        return 2 * h / 45 * sum;
    }

    private static double Integrand(double x) => 1 / (1 + x * x) + Math.Sinh(x);

    /// <summary>The work of a force along a path, by the midpoint rule with a local function as the force.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double WorkAlongHelix([Domain(0.5, 2)] double radius, [Domain(0.2, 1)] double pitch, [Domain(0.1, 1)] double strength)
    {
        const int pieces = 20;
        double work = 0;
        (double X, double Y, double Z) last = (radius, 0, 0);
        for (int i = 1; i <= pieces; i++)
        {
            double angle = 2 * Math.PI * i / pieces;
            (double X, double Y, double Z) next = (radius * Math.Cos(angle), radius * Math.Sin(angle), pitch * angle);
            var (fx, fy, fz) = Force((last.X + next.X) / 2, (last.Y + next.Y) / 2, (last.Z + next.Z) / 2);
            work += fx * (next.X - last.X) + fy * (next.Y - last.Y) + fz * (next.Z - last.Z);
            last = next;
        }
        return work;

        (double, double, double) Force(double x, double y, double z) => (-strength * y, strength * x, -z + Math.Sin(x));
    }
}
