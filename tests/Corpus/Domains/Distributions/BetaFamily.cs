using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Beta, Student's t, Fisher's F and the binomial distribution.</summary>
public static partial class BetaFamily
{
    private static double LogBeta(double a, double b) => GammaFamily.LogGamma(a) + GammaFamily.LogGamma(b) - GammaFamily.LogGamma(a + b);

    private static double RegularizedI(double a, double b, double x)
    {
        if (a <= 0.0 || b <= 0.0) throw new ArgumentException($"Bad parameters ({a}, {b})");
        if (x < 0.0 || x > 1.0) throw new ArgumentOutOfRangeException(nameof(x));
        if (x == 0.0 || x == 1.0) return x;
        double front = Math.Exp(a * Math.Log(x) + b * Math.Log(1.0 - x) - LogBeta(a, b));
        return x < (a + 1.0) / (a + b + 2.0)
            ? front * ContinuedFraction(a, b, x) / a
            : 1.0 - front * ContinuedFraction(b, a, 1.0 - x) / b;
    }

    private static double ContinuedFraction(double a, double b, double x)
    {
        const double fpmin = 1e-300, eps = 1e-16;
        double qab = a + b, qap = a + 1.0, qam = a - 1.0;
        double c = 1.0, d = 1.0 - qab * x / qap;
        if (Math.Abs(d) < fpmin) d = fpmin;
        d = 1.0 / d;
        double h = d;
        for (int m = 1, m2 = 2; m < 10000; m++, m2 += 2)
        {
            double aa = m * (b - m) * x / ((qam + m2) * (a + m2));
            d = 1.0 + aa * d;
            if (Math.Abs(d) < fpmin) d = fpmin;
            c = 1.0 + aa / c;
            if (Math.Abs(c) < fpmin) c = fpmin;
            d = 1.0 / d;
            h *= d * c;
            aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2));
            d = 1.0 + aa * d;
            if (Math.Abs(d) < fpmin) d = fpmin;
            c = 1.0 + aa / c;
            if (Math.Abs(c) < fpmin) c = fpmin;
            d = 1.0 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1.0) <= eps) break;
        }
        return h;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BetaCdf([Domain(0.1, 0.9)] double x, [Domain(0.5, 4)] double a, [Domain(0.5, 4)] double b) => RegularizedI(a, b, x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BetaEntropy([Domain(0.8, 3)] double a, [Domain(0.8, 3)] double b) =>
        LogBeta(a, b) - (a - 1) * Digamma(a) - (b - 1) * Digamma(b) + (a + b - 2) * Digamma(a + b);

    private static double Digamma(double x)
    {
        double result = 0;
        while (x < 10)
            result -= 1 / x++;
        double inverse = 1 / (x * x);
        return result + Math.Log(x) - 0.5 / x - inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse * (1.0 / 240 - inverse / 132))));
    }

    /// <summary>Student's cumulative distribution.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double StudentCdf([Domain(-3, 3)] double t, [Domain(1, 8)] double freedom)
    {
        double x = freedom / (freedom + t * t);
        double tail = 0.5 * RegularizedI(0.5 * freedom, 0.5, x);
        return t > 0 ? 1 - tail : tail;
    }

    [Differentiable(nameof(t), nameof(location), nameof(scale), Derivatives = Gradient | Vjp | Jvp)]
    public static double StudentLogDensity([Domain(-3, 3)] double t, [Domain(1, 9)] int freedom, [Domain(-1, 1)] double location = 0, [Domain(0.5, 2)] double scale = 1)
    {
        double z = (t - location) / scale;
        double n = freedom;
        return GammaFamily.LogGamma((n + 1) / 2) - GammaFamily.LogGamma(n / 2) - 0.5 * Math.Log(n * Math.PI) - Math.Log(scale) - (n + 1) / 2 * Math.Log(1 + z * z / n);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FisherCdf([Domain(0.2, 4)] double f, [Domain(2, 8)] double numerator, [Domain(2, 8)] double denominator)
        => f > 0 ? RegularizedI(numerator / 2, denominator / 2, numerator * f / (numerator * f + denominator)) : 0;

    /// <summary>The probability of at most k successes, summed from the mode's side.</summary>
    [Differentiable(nameof(p), Derivatives = Gradient | Vjp | Jvp)]
    public static double BinomialCdf([Domain(0, 6)] int k, [Domain(7, 12)] int n, [Domain(0.1, 0.9)] double p)
    {
        double odds = p / (1 - p);
        double term = Math.Pow(1 - p, n), sum = 0;
        int i = 0;
        do
        {
            sum += term;
            term *= (double)(n - i) / (i + 1) * odds;
        } while (i++ < k);
        return Math.Min(sum, 1);
    }

    /// <summary>The same through the incomplete beta function.</summary>
    [Differentiable(nameof(p), Derivatives = Gradient | Vjp | Jvp)]
    public static double BinomialCdfByBeta([Domain(0, 6)] int k, [Domain(7, 12)] int n, [Domain(0.1, 0.9)] double p)
    {
        if (k < 0) return 0;
        if (k >= n) return 1;
        return RegularizedI(n - k, k + 1, x: 1 - p);
    }
}
