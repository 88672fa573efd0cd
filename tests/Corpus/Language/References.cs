using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>ref and out arguments, optional and named ones, extension methods.</summary>
public static partial class References
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Aliased(double x, ReadOnlySpan<double> y)
    {
        double[] values = { x, 2 * x, 3 };
        foreach (double v in y)
        {
            ref double first = ref values[0];
            first *= v;
            Order(ref values[0], ref values[1]);
            Accumulate(ref first, values[1]);
            Both(ref x, ref x);
        }
        return values[0] * x + values[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Swapped(double x, double y)
    {
        Order(ref x, ref y);
        Split(x * y, out double whole, out _);
        return x * whole + Scaled(y, by: x) + y.Squared();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Found(ReadOnlySpan<double> x, double bound)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            if (Find(x, bound + i, out double value, out int at))
                sum += value * value * (at + 1);
            else
                sum += value * bound;
            Accumulate(ref sum, bound * value);
        }
        return sum;
    }

    [Differentiable(Derivatives = Vjp | Jvp)]
    public static void SeenWhileChanged(Span<double> x, double y)
    {
        if (x.Length < 2)
            return;
        x[0] = Halved(in x[1], ref x[1]) * y + Halved(in x[^1], ref x[0]);
    }

    private static double Halved(in double seen, ref double changed)
    {
        changed *= 0.5;
        return Math.Sin(seen) * changed;
    }

    private static bool Find(ReadOnlySpan<double> x, double bound, out double value, out int at)
    {
        for (at = 0; at < x.Length; at++)
        {
            if (x[at] > bound)
            {
                value = x[at] * bound;
                return true;
            }
        }
        value = bound * bound;
        at = -1;
        return false;
    }

    private static void Accumulate(ref double sum, double by)
    {
        if (by < 0)
        {
            sum -= by * by;
            return;
        }
        sum += Math.Sin(by);
    }

    private static void Order(ref double low, ref double high)
    {
        if (low <= high)
            return;
        double old = low;
        low = high;
        high = old;
    }

    private static void Split(double value, out double sine, out double cosine)
    {
        sine = Math.Sin(value);
        cosine = Math.Cos(value);
    }

    private static double Scaled(double value, double add = 0.5, double by = 2) => (value + add) * by;

    private static double Squared(this double value) => value * value;

    private static void Both(ref double a, ref double b)
    {
        a = b * 0.5;
        b = a * b + 1;
    }
}
