using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops of which several iterations run at once, and what these have in common.</summary>
public static partial class SeveralAtOnce
{
    /// <summary>Arms that cost much, one in the other, of which all lanes take one, or some.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Tails(ReadOnlySpan<double> x, double scale)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Tail(x[i] * scale) * x[i] - Tail(x[i] - scale);
        return sum;
    }

    private static double Tail(double x)
    {
        double z = Math.Abs(x), tail = 0;
        if (z < 0.7)
        {
            double p = ((0.035 * z + 0.7) * z + 6.4) * z + 33.9, q = ((0.088 * z + 1.7) * z + 16.1) * z + 86.8;
            tail = Math.Exp(-z * z / 2) * p / q;
        }
        else if (z < 1.4)
        {
            tail = Math.Exp(-z * z / 2) / ((z + 1 / (z + 2 / (z + 3 / (z + 0.65)))) * 2.5);
        }
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The arm that is not taken is infinite, or no number.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NotTaken(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y = x[i] - x[0];
            sum += y == 0 ? x[i] * x[i] : Math.Sin(y) / y + Math.Exp(y * y) * y * Math.Sqrt(y * y) / (y * y * y);
        }
        return sum;
    }

    /// <summary>Pairs of points that lie side by side: both get their share.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Pairs(ReadOnlySpan<double> points)
    {
        int n = points.Length / 2;
        double energy = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                double dx = points[2 * i] - points[2 * j], dy = points[2 * i + 1] - points[2 * j + 1];
                double inverse = 1 / (0.5 + dx * dx + dy * dy);
                energy += inverse * (inverse - 1);
            }
        }
        return energy;
    }

    /// <summary>Rows that are multiplied by the same weights.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rows(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < 7; i++)
        {
            double z = b * i;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * x[(i + j) % x.Length];
            double error = Math.Max(0, z) - 0.3 * i;
            for (int j = 0; j < w.Length; j++)
                error += w[j] * w[j] * z;
            sum += error * error;
        }
        return sum;
    }

    /// <summary>As many rows as the weights have parts, and none.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Square(ReadOnlySpan<double> w, int rows)
    {
        double sum = 0, most = 1;
        for (int i = 0; i < rows; i++)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * (i - j);
            sum += Math.Tanh(z);
            most += z * z;
        }
        return sum * most;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Divisors(ReadOnlySpan<double> x, double a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double d = 2 + x[i] * x[i];
            sum += x[i] / d + a / d * (x[i] / (a + 3)) + x[i] / 3 - 1 / d;
        }
        return sum;
    }

    /// <summary>The loop ends before the buffers do.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Part(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = Math.Min(x.Length, y.Length) / 2;
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x[i] * y[i] * y[i];
        return sum;
    }

    /// <summary>The bound is less than nothing.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Before(ReadOnlySpan<double> x)
    {
        double sum = 1;
        for (int i = 0; i < x.Length - 100_000; i++)
            sum += x[i] * x[i];
        return sum;
    }
}
