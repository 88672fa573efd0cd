using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>What of the prior does not depend on the parameters.</summary>
public static class WishartPrior
{
    /// <summary>N d (log γ − ½ log 2) − log Γ_d(N / 2), N = d + m + 1.</summary>
    public static double LogNormalizer(int d, double gamma, int m)
    {
        int freedom = d + m + 1;
        return freedom * d * (Math.Log(gamma) - Math.Log(2) / 2) - LogMultivariateGamma(freedom / 2.0, d);
    }

    private static double LogMultivariateGamma(double a, int d)
    {
        double sum = d * (d - 1) / 4.0 * Math.Log(Math.PI);
        for (int j = 1; j <= d; j++)
            sum += LogGamma(a + (1 - j) / 2.0);
        return sum;
    }

    /// <summary>Of whole and half numbers only: Γ(x + 1) = x Γ(x), from Γ(1) = 1 and Γ(½) = √π.</summary>
    private static double LogGamma(double a)
    {
        double x = a % 1 == 0 ? 1 : 0.5;
        double sum = x == 1 ? 0 : Math.Log(Math.PI) / 2;
        for (; x < a; x++)
            sum += Math.Log(x);
        return sum;
    }
}
