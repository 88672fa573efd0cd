using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>A return in the middle: from two loops, from branches, before anything was done.</summary>
public static partial class EarlyReturn
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FromTwoLoops(ReadOnlySpan<double> x, double bound)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double product = 1;
            for (int j = 0; j <= i; j++)
            {
                product *= x[j];
                sum += product * product;
                if (sum > bound * bound)
                    return sum * product;
            }
        }
        return sum * bound;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FromBranches(double x, double y)
    {
        if (x < 0)
        {
            if (y < 0)
                return x * y;
            y = y * x;
        }
        else if (y > 1)
        {
            return Math.Exp(-x) * y;
        }
        return Math.Sin(x + y);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void FromWritingLoop(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[i];
            if (x[i] < -1)
                return;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FirstLarge(ReadOnlySpan<double> x, double bound)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > bound)
                return x[i] * bound;
        }
        return bound;
    }
}
