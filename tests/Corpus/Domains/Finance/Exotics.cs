using System;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

/// <summary>Options on averages and barriers, trees, and smiles.</summary>
public static partial class Exotics
{
    /// <summary>Cox-Ross-Rubinstein tree, rolled back in place.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BinomialTree([Domain(0, 1)] bool american, [Domain(90, 110)] double spot, [Domain(95, 115)] double strike, [Domain(0.01, 0.08)] double rate, [Domain(0.15, 0.4)] double vol, [Domain(0.5, 1.5)] double expiry, [Domain(6, 12)] int steps)
    {
        if (steps < 1)
            throw new ArgumentOutOfRangeException(nameof(steps));
        double dt = expiry / steps;
        double u = Exp(vol * Sqrt(dt));
        double d = 1 / u;
        double p = (Exp(rate * dt) - d) / (u - d);
        if (p < 0 || p > 1)
            throw new InvalidOperationException($"Risk-neutral probability {p:0.###} is outside [0, 1] with {steps} steps.");
        double discount = Exp(-rate * dt);

        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
            values[i] = Max(strike - spot * Pow(u, 2 * i - steps), 0.0);

        for (int step = steps - 1; step >= 0; --step)
        {
            for (int i = 0; i <= step; ++i)
            {
                values[i] = discount * (p * values[i + 1] + (1 - p) * values[i]);
                if (american)
                {
                    double exercise = strike - spot * Pow(u, 2 * i - step);
                    if (exercise > values[i]) values[i] = exercise;
                }
            }
        }

        return values[0];
    }

    /// <summary>Kemna and Vorst: an average-price call on the continuous geometric average.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GeometricAsian([Domain(90, 110)] double s, [Domain(90, 110)] double k, [Domain(0.01, 0.08)] double r, [Domain(0.1, 0.4)] double sigma, [Domain(0.3, 2)] double t)
    {
        double sigmaA = sigma / Sqrt(3);
        double b = 0.5 * (r - sigma * sigma / 6);
        double d1 = (Log(s / k) + (b + sigmaA * sigmaA / 2) * t) / (sigmaA * Sqrt(t));
        return s * Exp((b - r) * t) * Normal.Cdf(d1) - k * Exp(-r * t) * Normal.Cdf(d1 - sigmaA * Sqrt(t));
    }

    /// <summary>Turnbull and Wakeman: the arithmetic average by its first two moments.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ArithmeticAsian([Domain(90, 110)] double s, [Domain(90, 110)] double k, [Domain(0.01, 0.08)] double r, [Domain(0.03, 0.08)] double b, [Domain(0.25, 0.5)] double sigma, [Domain(1, 2)] double t, [Domain(0.1, 0.25)] double start = 0)
    {
        double m1, m2, v2 = sigma * sigma;
        m1 = Abs(b) < 1e-12 ? 1 : (Exp(b * t) - Exp(b * start)) / (b * (t - start));
        m2 = b == 0
            ? 2 * (Exp(v2 * t) - Exp(v2 * start) * (1 + v2 * (t - start))) / (v2 * v2 * (t - start) * (t - start))
            : 2 * Exp((2 * b + v2) * t) / ((b + v2) * (2 * b + v2) * (t - start) * (t - start))
                + 2 * Exp((2 * b + v2) * start) / (b * (t - start) * (t - start)) * (1 / (2 * b + v2) - Exp(b * (t - start)) / (b + v2));
        double ba = Log(m1) / t;
        double va = Sqrt(Log(m2) / t - 2 * ba);
        return BlackScholes.Price(OptionType.Call, s, k, r, r - ba, va, t);
    }

    public enum Barrier { DownIn, DownOut, UpIn, UpOut }

    /// <summary>Reiner and Rubinstein for calls with the strike above a lower barrier or below an upper one, without rebate.</summary>
    [Differentiable(nameof(s), nameof(x), nameof(h), nameof(sigma), Derivatives = Gradient | Vjp | Jvp)]
    public static double BarrierCall([Domain(0, 3)] Barrier kind, [Domain(98, 104)] double s, [Domain(100, 103)] double x, [Domain(105, 108)] double h, [Domain(0.04, 0.04)] double r, [Domain(0.5, 0.5)] double t, [Domain(0.15, 0.35)] double sigma)
    {
        bool down = kind is Barrier.DownIn or Barrier.DownOut;
        if (down)
            h -= 14;
        if (down ? s <= h : s >= h)
            return kind is Barrier.DownOut or Barrier.UpOut ? 0 : BlackScholes.Price(OptionType.Call, s, x, r, 0, sigma, t);

        int eta = down ? 1 : -1;
        double v = sigma * Sqrt(t);
        double mu = (r - sigma * sigma / 2) / (sigma * sigma);
        double shift = (1 + mu) * v;

        double A(double x1) => s * Normal.Cdf(x1) - x * Exp(-r * t) * Normal.Cdf(x1 - v);
        double C(double y1) => s * Pow(h / s, 2 * (mu + 1)) * Normal.Cdf(eta * y1) - x * Exp(-r * t) * Pow(h / s, 2 * mu) * Normal.Cdf(eta * y1 - eta * v);

        double a = A(Log(s / x) / v + shift);
        double inside = kind switch
        {
            Barrier.DownIn or Barrier.DownOut => C(Log(h * h / (s * x)) / v + shift),
            _ => A(Log(s / h) / v + shift) - C(Log(h * h / (s * x)) / v + shift) + C(Log(h / s) / v + shift),
        };
        return kind == Barrier.DownIn || kind == Barrier.UpIn ? inside : a - inside;
    }

    /// <summary>Hagan's lognormal volatility.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SabrVolatility([Domain(0.02, 0.04)] double f, [Domain(0.02, 0.05)] double k, [Domain(0.5, 5)] double t, [Domain(0.02, 0.06)] double alpha, [Domain(0.3, 0.7)] double beta, [Domain(-0.6, 0.4)] double rho, [Domain(0.2, 0.8)] double nu)
    {
        if (alpha <= 0 || beta < 0 || beta > 1 || Abs(rho) >= 1) return double.NaN;
        double logFK = Log(f / k);
        double fk = Pow(f * k, (1 - beta) / 2);
        double oneMinusBeta = 1 - beta;
        double a = oneMinusBeta * oneMinusBeta * alpha * alpha / (24 * fk * fk);
        double b = 0.25 * rho * beta * nu * alpha / fk;
        double c = (2 - 3 * rho * rho) * nu * nu / 24;
        double correction = 1 + (a + b + c) * t;
        double denominator = fk * (1 + oneMinusBeta * oneMinusBeta / 24 * logFK * logFK + Pow(oneMinusBeta, 4) / 1920 * Pow(logFK, 4));
        if (Abs(logFK) < 1e-9)
            return alpha / fk * correction;
        double z = nu / alpha * fk * logFK;
        double chi = Log((Sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
        return alpha / denominator * (z / chi) * correction;
    }

    /// <summary>SVI total variance.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SviVariance([Domain(-1, 1)] double logMoneyness, [Domain(0.02, 0.1)] double a, [Domain(0.1, 0.5)] double b, [Domain(-0.7, 0.7)] double rho, [Domain(-0.2, 0.2)] double m, [Domain(0.05, 0.4)] double sigma)
    {
        logMoneyness -= m;
        return a + b * (rho * logMoneyness + Sqrt(logMoneyness * logMoneyness + sigma * sigma));
    }
}
