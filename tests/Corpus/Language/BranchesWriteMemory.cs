using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Stores in some branches only, one of which returns.</summary>
public static partial class BranchesWriteMemory
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Ring(ReadOnlySpan<double> x, double y)
    {
        Span<double> ring = stackalloc double[3];
        for (int i = 0; i < x.Length; i++)
        {
            int k = i % 3;
            double old = ring[k];
            if (x[i] > 0)
            {
                ring[k] = old * x[i] + y;
                if (ring[k] > 1)
                    ring[(k + 1) % 3] *= ring[k];
                else if (x[i] < 0.5)
                    return ring[0] * y + ring[k] * old;
            }
            else
            {
                ring[k] -= Math.Exp(x[i]) * ring[(k + 2) % 3];
            }
            y += old * ring[k];
        }
        return ring[0] + ring[1] * ring[2] * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SubtractedInOneArm(ReadOnlySpan<double> x, double y)
    {
        Span<double> a = stackalloc double[1];
        a[0] = y * y;
        if (x.Length > 0)
        {
            a[0] -= Math.Sin(y) * a[0];
        }
        return a[0];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SwappedInOneArm(ReadOnlySpan<double> x, double y)
    {
        Span<double> a = stackalloc double[2];
        a[0] = y * y;
        a[1] = Math.Sin(y);
        int n = x.Length % 2;
        if (n == 1)
        {
            double held = a[n];
            a[n] = a[0] * y;
            a[0] = held;
        }
        return a[0] * Math.Exp(a[1]);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumThenOneOfTwo(ReadOnlySpan<double> x, double y, double w)
    {
        double held = w * y;
        for (int i = 0; i < x.Length; i++)
        {
            y += w * x[i];
        }
        if (x.Length % 2 == 0)
        {
            return Math.Sin(held - w) * w;
        }
        return y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AssignedThenReturned(double y)
    {
        if (y <= 0.21)
        {
            y = 0.5 * y * y;
        }
        double bound = 0.0;
        if (y <= bound)
        {
            return Math.Tanh(y * y);
        }
        return y;
    }
}
