using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>A local that holds a different value after each assignment; a reverse sweep must read the right one.</summary>
public static partial class ReassignedLocals
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Chain(double x, double y)
    {
        double z = x * y;
        z = Math.Sin(z) + x;
        z = z * z * y;
        x = z - x;
        return x * z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InBranches(double x, double y)
    {
        double z = x;
        if (x > y)
        {
            z = z * y;
            y = z + 1;
        }
        else
        {
            y = y * y;
        }
        z = z * y;
        if (z < 0)
            z = -z * x;
        return z * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Swapped(double x, double y)
    {
        double t = x;
        x = y;
        y = t;
        return x * x * Math.Exp(y);
    }
}
