using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Several results.</summary>
public static partial class TupleResults
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double radius, double angle) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double, double) Unnamed(double x, double y) => (x * y, x / (y * y + 1));

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double mean, double variance) Moments(ReadOnlySpan<double> x)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
            mean += x[i];
        mean /= x.Length + 1;
        double variance = 0;
        for (int i = 0; i < x.Length; i++)
            variance += (x[i] - mean) * (x[i] - mean);
        return (mean, variance);
    }

    /// <summary>Both results go through one branch, and divide by one number.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double, double) Turned(double x, double y)
    {
        double square = x * x + y * y, u = x * y, v = x - y;
        if (square > 0.5)
        {
            double angle = Math.Sqrt(square);
            u = x / angle * Math.Sin(angle) + y / angle;
            v = y / angle * Math.Cos(angle) - x / angle;
        }
        return (u * v / (2 + y), u - v / (2 + y));
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double same, double none) Passed(double x, double y)
    {
        if (x > y)
            return (x, 1);
        return (y, x * y);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double root, int steps) SquareRoot(double x)
    {
        double root = x * x + 1, square = root;
        int steps = 0;
        while (Math.Abs(root * root - square) > 1e-13 * square)
        {
            root = (root + square / root) / 2;
            steps++;
        }
        return (root, steps);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (int, double, float, double) Mixed(double x, double y, int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++)
            power *= x;
        return (n, power, (float)y, power * y);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Value, string Name, double Square) Named(double x, double y) => (x * y, "product", x * x);

    /// <summary>The compiler evaluates the other elements before one that is deconstructed and not written out.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DeconstructedLast(double x, double y)
    {
        double[] r = { x * x, 2 };
        var ((a, _), b) = (Replaced(r, y) > 0.25 ? (r[1] * x, 0.5) : (x, y), r[0]);
        return r[0] - b * y + a;
    }

    private static double Replaced(double[] r, double y)
    {
        r[0] = y;
        return y;
    }
}
