using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops whose step is a variable that stays as it is.</summary>
public static partial class Strides
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rows(ReadOnlySpan<double> x, double y)
    {
        int columns = 1 + x.Length / 3;
        double sum = 0;
        for (int i = 0; i <= x.Length - columns; i += columns)
        {
            double row = y;
            for (int j = 0; j < columns; j++)
                row *= x[i + j];
            sum += row * row;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Downwards(ReadOnlySpan<double> x, double y)
    {
        int step = 1 + x.Length / 4;
        double z = y;
        for (int i = x.Length - 1; i >= 0; i -= step)
            z = Math.Sin(z + x[i]) * (i + 1);
        for (int i = x.Length; 0 < i; i = i - 2 * step)
            z += z * x[i - 1];
        return z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Inside(double[] x, double y)
    {
        int step = Math.Max(1, x.Length / 2);
        double sum = 0;
        for (int i = 1; i < x.Length; i += step)
        {
            for (int j = x.Length; j >= i; j -= step)
            {
                if (x[j - 1] < 0)
                    continue;
                sum += Math.Exp(x[i] * x[j - 1] * y) * i;
            }
        }
        return sum;
    }

    /// <summary>A step that the loop changes.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Doubling(ReadOnlySpan<double> x, double y)
    {
        int step = 1;
        double z = y;
        for (int i = 0; i < x.Length; i += step)
        {
            z = z * x[i] + y;
            step *= 2;
        }
        return z;
    }

    /// <summary>A counter that the loop changes.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Skipping(ReadOnlySpan<double> x, double y)
    {
        int step = 1 + x.Length / 8;
        double z = y;
        for (int i = 0; i < x.Length; i += step)
        {
            z = z * x[i] + y;
            if (x[i] > 1)
                i++;
        }
        return z;
    }

    /// <summary>No iteration: whatever the step, there is an end.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Never(ReadOnlySpan<double> x, double y)
    {
        int step = -x.Length;
        double z = y;
        for (int i = x.Length; i < x.Length; i += step)
            z *= x[i];
        return z * z;
    }
}
