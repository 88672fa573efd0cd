using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Lambdas, delegates, local functions with captured variables, generic methods.</summary>
public static partial class Functions
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Captured(double x, double y)
    {
        double calls = 0;
        double integral = Midpoint(t =>
        {
            calls++;
            return Math.Sin(x * t) * y;
        }, 0, y);
        return integral * calls;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Returned(double x, double y)
    {
        Func<double, double> twice = Times(2 * y), thrice = Times(3 * x), sine = Math.Sin;
        Func<double, double> nested = v => twice(thrice(v)) + Local(v);
        return nested(x) + sine(y);

        double Local(double v) => v * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Generic(double x, double y) => Hypotenuse(x, y) + Larger(x * y, y) * Sum<double>(new[] { x, y, x * x });

    private static double Midpoint(Func<double, double> f, double from, double to, int steps = 6)
    {
        double width = (to - from) / steps, sum = 0;
        for (int i = 0; i < steps; i++)
            sum += f(from + (i + 0.5) * width);
        return sum * width;
    }

    private static Func<double, double> Times(double factor) => v => factor * v;

    private static T Hypotenuse<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.Sqrt(a * a + b * b) * T.CreateChecked(2) + T.One / T.Pi;

    private static T Larger<T>(T a, T b)
        where T : INumber<T> => a > b ? a : b;

    private static T Sum<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
            sum += value;
        return sum;
    }

    private sealed class Gain(double factor)
    {
        public double Apply(double value) => factor * value;
    }

    private struct Counter(double sum)
    {
        public double Sum = sum;

        public double Add(double value) => Sum += value;
    }

    /// <summary>A delegate keeps the object that it was made on, and of a struct a copy.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BoundToWhatWasThere(double x, double y)
    {
        var gain = new Gain(x);
        Func<double, double> first = gain.Apply;
        gain = new Gain(x * y);
        var counter = new Counter(y);
        Func<double, double> add = counter.Add;
        counter = new Counter(1);
        return first(y) + gain.Apply(x) + add(x) * add(y) + counter.Sum;
    }
}
