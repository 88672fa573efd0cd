using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops that may not turn at all.</summary>
public static partial class ZeroIterations
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Never(double x)
    {
        double z = x;
        for (int i = 0; i < 0; i++)
            z *= z;
        return z * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FromPastTheEnd(ReadOnlySpan<double> x, double y)
    {
        double z = y;
        for (int i = 3; i < x.Length; i++)
            z = z * x[i] + x[i - 3];
        while (z > 100)
            z = Math.Log(z);
        return z * y;
    }
}
