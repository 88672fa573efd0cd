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
}
