using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Bounds that depend on outer loops, strides, and counting down.</summary>
public static partial class NestedLoops
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Pairs(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
                sum += Math.Sin(x[i] * x[j]);
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Strided(ReadOnlySpan<double> x, int stride)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i += stride)
            sum = sum * 0.5 + x[i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Downward(ReadOnlySpan<double> x)
    {
        double z = 0.5;
        for (int i = x.Length - 1; i >= 0; i -= 2)
        {
            for (int j = i; j > 0; j--)
                z = Math.Sin(z + x[j]) * x[i];
        }
        return z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Three(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double row = 0;
            for (int j = i; j < x.Length; j += 2)
            {
                double z = x[j];
                for (int k = j; k >= i; k -= 3)
                    z = z * 0.5 + x[k] * x[i];
                row += z * z;
            }
            sum += Math.Cos(row);
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LoopVariableInArithmetic(double x, int n)
    {
        double sum = 0;
        for (int i = 1; i <= n; i++)
            sum += Math.Sin(i * x) / i;
        return sum;
    }
}
