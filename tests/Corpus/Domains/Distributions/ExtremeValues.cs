using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Which of the limits of maxima.</summary>
public enum ExtremeKind
{
    Gumbel,
    Frechet,
    Weibull,
}

/// <summary>Distributions of the largest and the smallest.</summary>
public static partial class ExtremeValues
{
    /// <summary>A cumulative probability, by kind.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cdf([Domain(0, 2)] ExtremeKind kind, [Domain(0.5, 4)] double x, [Domain(0.5, 3)] double shape, [Domain(0.5, 2)] double scale)
    {
        var z = x / scale;
        var tail = kind switch
        {
            ExtremeKind.Gumbel => Math.Exp(-z),
            ExtremeKind.Frechet when x <= 0 => double.PositiveInfinity,
            ExtremeKind.Frechet => Math.Pow(z, -shape),
            ExtremeKind.Weibull when x <= 0 => 0,
            ExtremeKind.Weibull => -Math.Log(1 - Math.Exp(-Math.Pow(z, shape))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return Math.Exp(-tail);
    }

    /// <summary>The level that is exceeded once in a number of years, by the generalised distribution.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ReturnLevel([Domain(2, 100)] double years, [Domain(1, 3)] double mu, [Domain(0.5, 2)] double sigma, [Domain(-0.3, 0.3)] double xi)
    {
        double y = -Math.Log(1 - 1 / years);
        if (Math.Abs(xi) < 1e-6)
            return mu - sigma * Math.Log(y);
        return mu + sigma / xi * (Math.Pow(y, -xi) - 1);
    }

    /// <summary>The log-likelihood of Weibull lifetimes, some of which were cut off.</summary>
    [Differentiable(nameof(times), nameof(shape), nameof(scale), Derivatives = Gradient | Vjp | Jvp)]
    public static double CensoredWeibull([Domain(0.2, 3, Length = 5)] double[] times, [Domain(0, 1, Length = 5)] int[] observed, [Domain(0.5, 3)] double shape, [Domain(0.5, 2)] double scale)
    {
        double total = 0;
        int index = 0;
        foreach (double time in times)
        {
            double z = Math.Pow(time / scale, shape);
            if (observed[index++] != 0)
                total += Math.Log(shape / time) + Math.Log(z);
            total -= z;
        }
        return total;
    }

    /// <summary>The mean excess of a generalised Pareto tail over a threshold, the shape fitted by moments.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MeanExcess([Domain(0.1, 4, Length = 8)] double[] losses, [Domain(0.2, 1)] double threshold)
    {
        double sum = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < losses.Length; i++)
        {
            if (losses[i] <= threshold) continue;
            double excess = losses[i] - threshold;
            sum += excess;
            squares += excess * excess;
            count++;
        }
        if (count < 2)
            return double.NaN;
        double mean = sum / count, variance = (squares - count * mean * mean) / (count - 1);
        double xi = 0.5 * (1 - mean * mean / variance);
        double sigma = 0.5 * mean * (mean * mean / variance + 1);
        return xi < 1 ? sigma / (1 - xi) : double.PositiveInfinity;
    }
}
