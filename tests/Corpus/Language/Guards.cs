using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>throw: in guards, in helpers, in expressions, at the end, inside loops.</summary>
public static partial class Guards
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Guarded(double x, double y)
    {
        if (double.IsNaN(x))
            throw new ArgumentOutOfRangeException(nameof(x), $"x is {x:F2}, \"not\" {{a}} number");
        if (y > 1e9)
        {
            throw new ArgumentException("y is too large: " + y.ToString(), nameof(y));
        }
        return Positive(x * x + 1) * Math.Sin(y);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InLoop(ReadOnlySpan<double> x, double bound)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1e6)
                throw new InvalidOperationException($"element {i} of {x.Length}");
            sum += x[i] * x[i] * bound;
            if (sum > 1e7)
                return double.PositiveInfinity;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Called(double x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, 1e9);
        double sum = x;
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * x;
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AtTheEnd(double x, double y)
    {
        if (x > y)
            return x * y;
        if (x <= y)
            return x + y * y;
        throw new ArithmeticException("NaN");
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InExpressions(double x, double y)
    {
        double root = x > -1e9 ? Math.Exp(x * y) : throw new ArgumentException("x");
        return root * Positive(y * y + 2);
    }

    private static double Positive(double v) => v > 0 ? Math.Sqrt(v) : throw new ArgumentOutOfRangeException(nameof(v), v, null);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Formatted(double x, double y)
    {
        RequirePositive(x * x + 1, nameof(x));
        Require(y < 1e6, () => "y (" + y + ") must be less than " + 1e6);
        return x * x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfArrays(double[] x, double[] y)
    {
        if (x is null or { Length: 0 })
            return 0;
        if (y is not { Length: > 0 } weights)
            return x[0];
        return x[0] * weights[0] + Math.Sin(x[0]);
    }

    [Differentiable(nameof(y), Derivatives = Gradient | Vjp | Jvp)]
    public static double OfTables(double[] table, double y)
    {
        if (table is null or { Length: 0 })
            return 0;
        return table[0] * y * y;
    }

    private static void RequirePositive(double value, string name)
    {
        if (value <= 0)
            throw new ArgumentOutOfRangeException(name, string.Format("{0} = {1}, but it should be positive", name, value));
    }

    private static void Require(bool condition, Func<string> message)
    {
        if (!condition)
            throw new ArgumentException(message.Invoke());
    }
}
