using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Mean and variance of numbers that come one by one (Welford).</summary>
public class RunningStatistics
{
    private double m1, m2, m3;

    public int Count { get; private set; }

    public double Mean => m1;

    public double Variance => Count > 1 ? m2 / (Count - 1) : double.NaN;

    public double Skewness => Math.Sqrt(Count) * m3 / Math.Pow(m2, 1.5);

    public void Push(double x)
    {
        int before = Count++;
        double delta = x - m1;
        double deltaN = delta / Count;
        double term = delta * deltaN * before;
        m1 += deltaN;
        m3 += term * deltaN * (Count - 2) - 3 * deltaN * m2;
        m2 += term;
    }

    public RunningStatistics PushAll(IEnumerable<double> values)
    {
        foreach (double value in values)
            Push(value);
        return this;
    }
}

/// <summary>The noise that is assumed.</summary>
public enum Noise
{
    Gaussian,
    Laplace,
    Student,
    Huber,
}

/// <summary>Fitting.</summary>
public static partial class Likelihoods
{
    /// <summary>The negative log-likelihood of a line with noise of some kind.</summary>
    [Differentiable(nameof(slope), nameof(intercept), nameof(logScale), Derivatives = Gradient | Vjp | Jvp)]
    public static double RobustLine(
        [Domain(-2, 2, Length = 6)] double[] x, [Domain(-2, 2, Length = 6)] double[] y, [Domain(-1, 1)] double slope, [Domain(-1, 1)] double intercept, [Domain(-0.5, 0.5)] double logScale,
        [Domain(0, 3)] Noise noise)
    {
        double scale = Math.Exp(logScale);
        double total = x.Length * logScale;
        for (int i = 0; i < x.Length; i++)
        {
            double residual = (y[i] - slope * x[i] - intercept) / scale;
            total += Loss(residual, noise);
        }
        return total;
    }

    private static double Loss(double r, Noise noise)
    {
        switch (noise)
        {
            case Noise.Gaussian:
                return 0.5 * r * r;
            case Noise.Laplace:
                return Math.Abs(r);
            case Noise.Student:
                {
                    const double nu = 4;
                    return 0.5 * (nu + 1) * Math.Log(1 + r * r / nu);
                }
            case Noise.Huber when Math.Abs(r) <= 1.345:
                return 0.5 * r * r;
            case Noise.Huber:
                return 1.345 * (Math.Abs(r) - 0.5 * 1.345);
        }
        throw new NotImplementedException(noise.ToString());
    }

    /// <summary>The Jarque-Bera-like score of a sample, by running statistics.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SkewnessScore([Domain(-2, 2, Length = 7)] double[] sample, [Domain(-1, 1)] double prior)
    {
        var statistics = new RunningStatistics();
        statistics.Push(prior);
        statistics.PushAll(sample);
        double skewness = statistics.Skewness;
        return statistics.Count / 6.0 * skewness * skewness + statistics.Mean / Math.Sqrt(statistics.Variance);
    }

    /// <summary>The log-likelihood of an autoregression, its first value from the stationary law.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Autoregression([Domain(-1, 1, Length = 8)] double[] series, [Domain(-0.8, 0.8)] double phi, [Domain(0.5, 1.5)] double sigma)
    {
        var log = new System.Text.StringBuilder();
        var stationary = new Normal(0, sigma / Math.Sqrt(1 - phi * phi));
        double sum = stationary.LogDensity(series[0]);
        for (int t = 1; t < series.Length; t++)
        {
            sum += new Normal(phi * series[t - 1], sigma).LogDensity(series[t]);
            log.Append("t=").Append(t).AppendLine();
        }
        return sum;
    }

    /// <summary>The proportional-odds probability of a category between ordered cuts.</summary>
    [Differentiable(nameof(score), nameof(cuts), Derivatives = Gradient | Vjp | Jvp)]
    public static double OrderedCategory([Domain(-2, 2)] double score, [Domain(-2, 2, Length = 3, Ascending = true)] double[] cuts, [Domain(0, 3)] int category)
    {
        double upper = category < cuts.Length ? Sigmoid(cuts[category] + category * 0.1 - score) : 1;
        double lower = category > 0 ? Sigmoid(cuts[category - 1] + (category - 1) * 0.1 - score) : 0;
        return Math.Log(upper - lower);

        static double Sigmoid(double z) => z < 0 ? Math.Exp(z) / (1 + Math.Exp(z)) : 1 / (1 + Math.Exp(-z));
    }
}
