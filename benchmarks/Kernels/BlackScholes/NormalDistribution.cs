using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The standard normal distribution after Hart (1968), as in G. West, "Better approximations to cumulative normal functions".</summary>
public static class NormalDistribution
{
    /// <summary>The probability below <paramref name="x"/>, to 15 digits.</summary>
    public static double Cdf(double x)
    {
        double z = Math.Abs(x);
        double tail = 0;
        if (z < 7.07106781186547)
        {
            double e = Math.Exp(-z * z / 2);
            double p = 3.52624965998911e-02 * z + 0.700383064443688;
            p = p * z + 6.37396220353165;
            p = p * z + 33.912866078383;
            p = p * z + 112.079291497871;
            p = p * z + 221.213596169931;
            p = p * z + 220.206867912376;
            double q = 8.83883476483184e-02 * z + 1.75566716318264;
            q = q * z + 16.064177579207;
            q = q * z + 86.7807322029461;
            q = q * z + 296.564248779674;
            q = q * z + 637.333633378831;
            q = q * z + 793.826512519948;
            q = q * z + 440.413735824752;
            tail = e * p / q;
        }
        else if (z < 37)
        {
            double fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
            tail = Math.Exp(-z * z / 2) / (fraction * 2.506628274631);
        }
        return x > 0 ? 1 - tail : tail;
    }
}
