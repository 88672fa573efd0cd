using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

public enum OptionType
{
    Call = 1,
    Put = -1,
}

/// <summary>European options on one asset.</summary>
public static partial class BlackScholes
{
    /// <summary>Price of a European option (generalised: q is the dividend yield).</summary>
    /// <param name="type">Call or put.</param>
    /// <param name="s">Spot.</param>
    /// <param name="k">Strike.</param>
    /// <param name="r">Continuously compounded rate.</param>
    /// <param name="q">Dividend yield.</param>
    /// <param name="sigma">Volatility.</param>
    /// <param name="t">Years to expiry.</param>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 100, 100, 0.05, 0, 0.2, -0.5)]
    public static double Price([Domain(0, 0)] OptionType type, [Domain(80, 120)] double s, [Domain(80, 120)] double k, [Domain(0.0, 0.1)] double r, [Domain(0, 0.05)] double q, [Domain(0.1, 0.5)] double sigma, [Domain(0.2, 2)] double t)
    {
        int phi = type == OptionType.Put ? -1 : 1;
        if (s <= 0 || k <= 0)
        {
            throw new ArgumentException($"Spot and strike must be positive, they are {s:F4} and {k:F4}");
        }

        if (t <= 0)
        {
            return Math.Max(phi * (s - k), 0);
        }

        double d1 = D1(s, k, r, q, sigma, t);
        double d2 = d1 - sigma * Math.Sqrt(t);
        return phi * (s * Math.Exp(-q * t) * Normal.Cdf(phi * d1) - k * Math.Exp(-r * t) * Normal.Cdf(phi * d2));
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Delta, double Gamma, double Vega, double Theta) Greeks([Domain(80, 120)] double s, [Domain(80, 120)] double k, [Domain(0.0, 0.1)] double r, [Domain(0.1, 0.5)] double sigma, [Domain(0.2, 2)] double t)
    {
        var d1 = D1(s, k, r, 0, sigma, t);
        var rootT = Math.Sqrt(t);
        var d2 = d1 - sigma * rootT;
        var density = Normal.Pdf(d1);
        var delta = Normal.Cdf(d1);
        var gamma = density / (s * sigma * rootT);
        var vega = s * density * rootT;
        var theta = -s * density * sigma / (2 * rootT) - r * k * Math.Exp(-r * t) * Normal.Cdf(d2);
        return (delta, gamma, vega, theta);
    }

    /// <summary>Newton's method from the start of Brenner and Subrahmanyam; the last step is taken whatever its size.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ImpliedVolatility([Domain(8, 20)] double price, [Domain(95, 105)] double s, [Domain(95, 105)] double k, [Domain(0.0, 0.02)] double r, [Domain(0.8, 1.5)] double t)
    {
        const int MaxIterations = 100;
        double vol = Math.Sqrt(2 * Math.PI / t) * price / s;
        for (int i = 0; i < MaxIterations; i++)
        {
            double error = Price(OptionType.Call, s, k, r, q: 0, sigma: vol, t) - price;
            double vega = s * Normal.Pdf(D1(s, k, r, 0, vol, t)) * Math.Sqrt(t);
            if (vega < 1e-12)
                return double.NaN;
            double step = error / vega;
            vol -= step;
            if (vol <= 0)
            {
                vol = 1e-4;
                continue;
            }
            if (Math.Abs(step) < 1e-13)
                return vol;
        }
        throw new InvalidOperationException("Implied volatility: no convergence after " + MaxIterations + " iterations.");
    }

    /// <summary>Normal model.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Bachelier([Domain(90, 110)] double forward, [Domain(90, 110)] double strike, [Domain(5, 25)] double sigma, [Domain(0.2, 2)] double t, [Domain(0.9, 1)] double df)
    {
        double stdev = sigma * Math.Sqrt(t);
        if (stdev == 0) return df * Math.Max(forward - strike, 0);
        double d = (forward - strike) / stdev;
        return df * ((forward - strike) * Normal.Cdf(d) + stdev * Normal.Pdf(d));
    }

    /// <summary>The right to exchange one asset for another (Margrabe).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Exchange([Domain(80, 120)] double s1, [Domain(80, 120)] double s2, [Domain(0.1, 0.5)] double v1, [Domain(0.1, 0.5)] double v2, [Domain(-0.8, 0.8)] double rho, [Domain(0.3, 2)] double t)
    {
        double sigma = Math.Sqrt(v1 * v1 + v2 * v2 - 2 * rho * v1 * v2);
        return Price(OptionType.Call, s1, s2, 0, 0, sigma, t);
    }

    internal static double D1(double s, double k, double r, double q, double sigma, double t) =>
        (Math.Log(s / k) + (r - q + 0.5 * sigma * sigma) * t) / (sigma * Math.Sqrt(t));
}

/// <summary>The standard normal distribution, after Hart (as published by West).</summary>
internal static class Normal
{
    internal static double Pdf(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    internal static double Cdf(double x)
    {
        double xAbs = Math.Abs(x), cumulative;
        if (xAbs > 37)
            cumulative = 0;
        else
        {
            double exponential = Math.Exp(-xAbs * xAbs / 2), build;
            if (xAbs < 7.07106781186547)
            {
                build = 3.52624965998911E-02 * xAbs + 0.700383064443688;
                build = build * xAbs + 6.37396220353165;
                build = build * xAbs + 33.912866078383;
                build = build * xAbs + 112.079291497871;
                build = build * xAbs + 221.213596169931;
                build = build * xAbs + 220.206867912376;
                cumulative = exponential * build;
                build = 8.83883476483184E-02 * xAbs + 1.75566716318264;
                build = build * xAbs + 16.064177579207;
                build = build * xAbs + 86.7807322029461;
                build = build * xAbs + 296.564248779674;
                build = build * xAbs + 637.333633378831;
                build = build * xAbs + 793.826512519948;
                build = build * xAbs + 440.413735824752;
                cumulative /= build;
            }
            else
            {
                build = xAbs + 0.65;
                build = xAbs + 4 / build;
                build = xAbs + 3 / build;
                build = xAbs + 2 / build;
                build = xAbs + 1 / build;
                cumulative = exponential / build / 2.506628274631;
            }
        }
        return x > 0 ? 1 - cumulative : cumulative;
    }
}
