using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops that are left, and turns that are cut short; a callee returns out of two loops.</summary>
public static partial class BreakAndContinue
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double UntilLarge(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double small = Shrink(x[i], x);
            if (small > 1.4)
                continue;
            sum += small * small;
            if (sum > 20)
                break;
        }
        return sum;
    }

    private static double Shrink(double z, ReadOnlySpan<double> x)
    {
        int rounds = 0;
        while (rounds < 4)
        {
            for (int j = 0; j < x.Length; j++)
            {
                if (z * z < 0.1 * (j + 1))
                    return z * x[j];
                z *= 0.8;
            }
            rounds++;
        }
        return z;
    }
}
