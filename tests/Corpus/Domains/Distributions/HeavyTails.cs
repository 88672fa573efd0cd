using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Distributions with closed forms.</summary>
public static partial class HeavyTails
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CauchyQuantile([Domain(0.05, 0.95)] double p, [Domain(-1, 1)] double location, [Domain(0.5, 2)] double scale)
        => location + scale * Math.Tan(Math.PI * (p - 0.5));

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(0.5, 0.5, 1)]
    public static double LaplaceLogDensity([Domain(-2, 2)] double x, [Domain(-1, 1)] double location, [Domain(0.5, 2)] double scale) =>
        -Math.Abs(x - location) / scale - Math.Log(2 * scale);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LaplaceQuantile([Domain(0.05, 0.95)] double p, [Domain(-1, 1)] double location, [Domain(0.5, 2)] double scale)
    {
        if (p is < 0.0 or > 1.0) throw new ArgumentOutOfRangeException(nameof(p));
        double u = p - 0.5;
        return location - scale * Math.Sign(u) * Math.Log(1 - 2 * Math.Abs(u));
    }

    /// <summary>The share that the richest hold, under Pareto's law.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TopShare([Domain(0.05, 0.5)] double fraction, [Domain(1.2, 3)] double alpha)
    {
        if (!(alpha > 1))
        {
            return double.NaN;
        }
        return Math.Pow(fraction, 1 - 1 / alpha);
    }

    /// <summary>Mean, median, mode and variance of a log-normal variate.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double mean, double median, double mode, double variance) LogNormalMoments([Domain(-1, 1)] double mu, [Domain(0.3, 1)] double sigma)
    {
        double s2 = sigma * sigma;
        double mean = Math.Exp(mu + s2 / 2);
        return (mean, Math.Exp(mu), Math.Exp(mu - s2), (Math.Exp(s2) - 1) * mean * mean);
    }

    /// <summary>The log of the logistic distribution function, stable on both sides.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float LogLogisticCdf([Domain(-6, 6)] float x, [Domain(-1, 1)] float location, [Domain(0.5, 2)] float scale)
    {
        float z = (x - location) / scale;
        if (z < -20f) return z;
        if (z > 20f) return -MathF.Exp(-z);
        return z >= 0f ? -MathF.Log(1f + MathF.Exp(-z)) : z - MathF.Log(1f + MathF.Exp(z));
    }

    /// <summary>Kumaraswamy's density and its derivative with respect to nothing: the primal of a variational loss.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KumaraswamyNegativeElbo([Domain(0.1, 0.9)] double u, [Domain(0.5, 3)] double a, [Domain(0.5, 3)] double b)
    {
        double x = Math.Pow(1 - Math.Pow(1 - u, 1 / b), 1 / a);
        double logq = Math.Log(a) + Math.Log(b) + (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - Math.Pow(x, a));
        double logp = x * Math.Log(0.3) + (1 - x) * Math.Log(0.7);
        return logq - logp;
    }

    /// <summary>The density of a triangular distribution; 0 outside.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Triangular([Domain(-1.5, 1.5)] double x, [Domain(-1, -0.8)] double low, [Domain(-0.2, 0.2)] double mode, [Domain(0.8, 1)] double high)
    {
        if (x < low || x > high)
            return 0;
        if (x < mode)
            return 2 * (x - low) / ((high - low) * (mode - low));
        if (x == mode)
            return 2 / (high - low);
        return 2 * (high - x) / ((high - low) * (high - mode));
    }
}
