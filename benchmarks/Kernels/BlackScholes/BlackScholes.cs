using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>European calls: the price of one, and the value of many.</summary>
public static partial class BlackScholes
{
    /// <summary>The price of a call: spot, strike, years to expiry, interest rate, volatility.</summary>
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Batch)]
    public static double Price(double s, double k, double t, double r, double sigma)
    {
        double deviation = sigma * Math.Sqrt(t);
        double d1 = (Math.Log(s / k) + (r + sigma * sigma / 2) * t) / deviation;
        double d2 = d1 - deviation;
        return s * NormalDistribution.Cdf(d1) - k * Math.Exp(-r * t) * NormalDistribution.Cdf(d2);
    }

    /// <summary>The value of one call of each kind.</summary>
    [Differentiable]
    public static double Value(ReadOnlySpan<double> s, ReadOnlySpan<double> k, ReadOnlySpan<double> t, ReadOnlySpan<double> r, ReadOnlySpan<double> sigma)
    {
        double value = 0;
        for (int i = 0; i < s.Length; i++)
            value += Price(s[i], k[i], t[i], r[i], sigma[i]);
        return value;
    }
}
