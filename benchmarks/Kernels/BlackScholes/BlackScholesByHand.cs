using System;

namespace GradGen.Benchmarks.Kernels;

public static class BlackScholesByHand
{
    private static readonly double s_densityAtZero = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The Greeks by their closed forms, option by option.</summary>
    public static double Gradient(
        ReadOnlySpan<double> s, ReadOnlySpan<double> k, ReadOnlySpan<double> t, ReadOnlySpan<double> r, ReadOnlySpan<double> sigma,
        Span<double> sGradient, Span<double> kGradient, Span<double> tGradient, Span<double> rGradient, Span<double> sigmaGradient)
    {
        double value = 0;
        for (int i = 0; i < s.Length; i++)
            value += Greeks(s[i], k[i], t[i], r[i], sigma[i], out sGradient[i], out kGradient[i], out tGradient[i], out rGradient[i], out sigmaGradient[i]);
        return value;
    }

    /// <summary>The price, and what it changes by with each of its arguments.</summary>
    public static double Greeks(
        double s, double k, double t, double r, double sigma, out double bySpot, out double byStrike, out double byTime, out double byRate, out double byVolatility)
    {
        double root = Math.Sqrt(t);
        double deviation = sigma * root;
        double d1 = (Math.Log(s / k) + (r + sigma * sigma / 2) * t) / deviation;
        double discount = Math.Exp(-r * t);
        double below1 = NormalDistribution.Cdf(d1);
        double below2 = NormalDistribution.Cdf(d1 - deviation);
        double density = s * s_densityAtZero * Math.Exp(-d1 * d1 / 2);
        double exercised = k * discount * below2;

        bySpot = below1;
        byStrike = -discount * below2;
        byTime = density * sigma / (2 * root) + r * exercised;
        byRate = t * exercised;
        byVolatility = density * root;
        return s * below1 - exercised;
    }
}
