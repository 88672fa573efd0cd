using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>Methods without derivatives and without brackets.</summary>
public static partial class OpenMethods
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Secant([Domain(0.5, 1.5)] double a, [Domain(0.5, 1.5)] double b)
    {
        // cos(a x) = b x
        double x0 = 0.5, x1 = 0.6;
        double f0 = Math.Cos(a * x0) - b * x0;
        for (int i = 0; i < 60; i++)
        {
            double f1 = Math.Cos(a * x1) - b * x1;
            if (Math.Abs(f1) < 1e-15)
                break;
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            if (double.IsNaN(x2) || double.IsInfinity(x2))
                throw new NonConvergenceException("the secant is flat");
            (x0, x1, f0) = (x1, x2, f1);
        }
        return x1;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Steffensen([Domain(1, 3)] double a)
    {
        double x = 1.0;
        int n = 0;
        while (n++ < 100)
        {
            double fx = F(x, a);
            if (Math.Abs(fx) < 1e-14) return x;
            double g = F(x + fx, a) / fx - 1.0;
            x -= fx / g;
        }
        throw new NonConvergenceException($"Steffensen: {n} iterations");
    }

    private static double F(double x, double a) => x * x * x + 2.0 * x - a;

    /// <summary>Aitken's acceleration of the iteration x = exp(-a x).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Aitken([Domain(0.3, 1.2)] double a)
    {
        double x = 0.5, last = double.NaN;
        for (int i = 0; !(Math.Abs(x - last) < 1e-13) && i < 50; i++)
        {
            last = x;
            double x1 = Math.Exp(-a * x);
            double x2 = Math.Exp(-a * x1);
            double denominator = x2 - 2 * x1 + x;
            if (Math.Abs(denominator) < 1e-16)
            {
                x = x2;
                continue;
            }
            x -= (x1 - x) * (x1 - x) / denominator;
        }
        return x;
    }

    /// <summary>Muller's parabola, its real branch.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Muller([Domain(0.5, 2)] double p, [Domain(0.5, 2)] double q)
    {
        Func<double, double> f = x => Math.Exp(x) + p * x - 4 - q;
        double x0 = 0.5, x1 = 2.5, x2 = 1.5;
        double f0 = f(x0), f1 = f(x1), f2 = f(x2);
        for (int i = 0; i < 40; i++)
        {
            double h1 = x1 - x0, h2 = x2 - x1;
            double d1 = (f1 - f0) / h1, d2 = (f2 - f1) / h2;
            double a = (d2 - d1) / (h2 + h1);
            double b = a * h2 + d2;
            double discriminant = b * b - 4 * f2 * a;
            double root = discriminant > 0 ? Math.Sqrt(discriminant) : 0;
            double e = b > 0 ? b + root : b - root;
            double dx = -2 * f2 / e;
            x0 = x1; x1 = x2; x2 += dx;
            f0 = f1; f1 = f2; f2 = f(x2);
            if (Math.Abs(dx) < 1e-12 || f2 == 0) break;
        }
        return x2;
    }

    /// <summary>The k-th root by Halley's method, for any floating-point type.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KthRoot([Domain(0.2, 20)] double x, [Domain(2, 6)] int k) => Root(x, k, 1e-15);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float KthRootSingle([Domain(0.2, 20)] float x, [Domain(2, 6)] int k) => Root(x, k, 1e-6f);

    private static T Root<T>(T x, int k, T tolerance)
        where T : IFloatingPointIeee754<T>
    {
        if (x < T.Zero && int.IsEvenInteger(k))
            return T.NaN;
        T n = T.CreateChecked(k), y = T.One;
        for (int i = 0; i < 200; i++)
        {
            T power = T.One;
            for (int j = 0; j < k; j++)
                power *= y;
            T next = y * ((n - T.One) * power + (n + T.One) * x) / ((n + T.One) * power + (n - T.One) * x);
            if (T.Abs(next - y) <= tolerance * T.Abs(next))
                return next;
            y = next;
        }
        return y;
    }
}
