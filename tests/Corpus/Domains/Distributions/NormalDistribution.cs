using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>A normal distribution.</summary>
public readonly record struct Normal(double Mean, double StdDev)
{
    private const double InvSqrt2Pi = 0.39894228040143267794;

    public static readonly Normal Standard = new(0, 1);

    public double Variance => StdDev * StdDev;

    public double Entropy => 0.5 * Math.Log(2 * Math.PI * Math.E * Variance);

    public double Density(double x)
    {
        double z = (x - Mean) / StdDev;
        return InvSqrt2Pi / StdDev * Math.Exp(-0.5 * z * z);
    }

    public double LogDensity(double x)
    {
        double z = (x - Mean) / StdDev;
        return -0.5 * z * z - Math.Log(StdDev) - 0.5 * Math.Log(2 * Math.PI);
    }

    public double CumulativeDistribution(double x) => 0.5 * SpecialErf.Erfc(-(x - Mean) / (StdDev * Math.Sqrt(2)));

    public static Normal operator +(Normal a, Normal b) => new(a.Mean + b.Mean, Math.Sqrt(a.Variance + b.Variance));

    public static Normal operator *(double s, Normal n) => n with { Mean = s * n.Mean, StdDev = Math.Abs(s) * n.StdDev };
}

/// <summary>The complementary error function.</summary>
internal static class SpecialErf
{
    private static readonly double[] Coefficients =
    [
        -1.3026537197817094, 6.4196979235649026e-1, 1.9476473204185836e-2, -9.561514786808631e-3, -9.46595344482036e-4, 3.66839497852761e-4,
        4.2523324806907e-5, -2.0278578112534e-5, -1.624290004647e-6, 1.303655835580e-6, 1.5626441722e-8, -8.5238095915e-8, 6.529054439e-9,
        5.059343495e-9, -9.91364156e-10, -2.27365122e-10, 9.6467911e-11, 2.394038e-12, -6.886027e-12, 8.94487e-13, 3.13092e-13, -1.12708e-13,
        3.81e-16, 7.106e-15,
    ];

    public static double Erfc(double x) => x >= 0 ? Chebyshev(x) : 2.0 - Chebyshev(-x);

    private static double Chebyshev(double z)
    {
        double d = 0, dd = 0;
        double t = 2 / (2 + z), ty = 4 * t - 2;
        for (int j = Coefficients.Length - 1; j > 0; j--)
        {
            double tmp = d;
            d = ty * d - dd + Coefficients[j];
            dd = tmp;
        }
        return t * Math.Exp(-z * z + 0.5 * (Coefficients[0] + ty * d) - dd);
    }
}

/// <summary>Normal variates and what is made of them.</summary>
public static partial class NormalVariates
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LogDensity([Domain(-3, 3)] double x, [Domain(-1, 1)] double mean, [Domain(0.5, 2)] double stdDev)
    {
        var normal = new Normal(mean, stdDev);
        return normal.LogDensity(x);
    }

    /// <summary>The probability of an interval.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Between([Domain(-2, 0)] double low, [Domain(0.5, 2)] double high, [Domain(-1, 1)] double mean, [Domain(0.5, 2)] double stdDev)
    {
        if (high < low)
            (low, high) = (high, low);
        Normal n = 2.0 * Normal.Standard + new Normal(mean, stdDev);
        return n.CumulativeDistribution(high) - n.CumulativeDistribution(low);
    }

    /// <summary>The quantile by Acklam's rational functions and one step of Halley's method.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Quantile([Domain(0.005, 0.995)] double p)
    {
        if (double.IsNaN(p) || p < 0 || p > 1) return double.NaN;
        if (p == 0) return double.NegativeInfinity;
        if (p == 1) return double.PositiveInfinity;
        const double low = 0.02425;
        double x;
        if (p < low)
        {
            double q = Math.Sqrt(-2 * Math.Log(p));
            x = Tail(q);
        }
        else if (p <= 1 - low)
        {
            double q = p - 0.5, r = q * q;
            x = (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r - 30.66479806614716) * r + 2.506628277459239) * q
                / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1);
        }
        else
        {
            x = -Tail(Math.Sqrt(-2 * Math.Log(1 - p)));
        }
        double e = Normal.Standard.CumulativeDistribution(x) - p;
        double u = e * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - u / (1 + x * u / 2);

        static double Tail(double q) =>
            (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
            / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
    }

    /// <summary>The mean of a normal variate that is cut off at both ends.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TruncatedMean([Domain(-1, 1)] double mu, [Domain(0.5, 2)] double sigma, [Domain(-2, -0.5)] double a, [Domain(0.5, 2)] double b)
    {
        double alpha = (a - mu) / sigma, beta = (b - mu) / sigma;
        double z = Normal.Standard.CumulativeDistribution(beta) - Normal.Standard.CumulativeDistribution(alpha);
        if (!(z > 0))
            throw new ArgumentException($"[{a}, {b}] has no mass.");
        return mu + sigma * (Normal.Standard.Density(alpha) - Normal.Standard.Density(beta)) / z;
    }

    /// <summary>The density of the skew normal distribution.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SkewNormalDensity([Domain(-2, 2)] double x, [Domain(-1, 1)] double location, [Domain(0.5, 2)] double scale, [Domain(-3, 3)] double shape)
    {
        x = (x - location) / scale;
        return 2 / scale * Normal.Standard.Density(x) * Normal.Standard.CumulativeDistribution(shape * x);
    }
}
