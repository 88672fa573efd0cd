using System;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Densities asked for by name, and a histogram of them.</summary>
public static partial class NamedDensities
{
    /// <summary>A log-density by family, the families as they are written in configuration files.</summary>
    [Differentiable(nameof(x), nameof(a), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static double LogDensity([Domain(0.2, 3)] double x, [Domain(0.5, 2)] double a, [Domain(0.5, 2)] double b, [Domain(0, 5)] int family)
    {
        string name = Names[family];
        switch (name)
        {
            case "rayleigh":
                return Log(x / (a * a)) - x * x / (2 * a * a);
            case "maxwell":
                return 0.5 * Log(2 / PI) + 2 * Log(x) - 3 * Log(a) - x * x / (2 * a * a);
            case "nakagami" when b < 0.5:
                return double.NaN;
            case "nakagami":
                return Log(2) + b * Log(b) - GammaFamily.LogGamma(b) - b * Log(a) + (2 * b - 1) * Log(x) - b / a * x * x;
            case "lomax":
                return Log(b / a) - (b + 1) * Log(1 + x / a);
            case "levy":
                return 0.5 * Log(a / (2 * PI)) - a / (2 * x) - 1.5 * Log(x);
            case "gompertz":
                return Log(a * b) + b + a * x - b * Exp(a * x);
            default:
                throw new ArgumentException($"'{name}' is not known", nameof(family));
        }
    }

    private static readonly string[] Names = ["rayleigh", "maxwell", "nakagami", "lomax", "levy", "gompertz"];

    /// <summary>The entropy of a soft histogram: every sample is shared by its two nearest bins.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SoftHistogramEntropy([Domain(0.1, 3.9, Length = 8)] double[] samples, [Domain(0.05, 0.3)] double smoothing)
    {
        var bins = new double[5];
        Array.Fill(bins, smoothing);
        foreach (double s in samples)
        {
            int k = Clamp((int)Floor(s), 0, bins.Length - 2);
            double share = s - k;
            bins[k] += 1 - share;
            bins[k + 1] += share;
        }
        double total = 0, entropy = 0;
        for (int k = 0; k < bins.Length; total += bins[k++]) { }
        foreach (double b in bins)
            entropy -= b / total * Log2(b / total);
        return entropy;
    }

    /// <summary>The median of the sum of dice of a size that need not be whole, by interpolation in a cumulative table.</summary>
    [Differentiable(nameof(skew), Derivatives = Gradient | Vjp | Jvp)]
    public static double SkewedDiceMedian([Domain(0.9, 1.1)] double skew, [Domain(2, 4)] int dice)
    {
        double[] chances = [1];
        for (int d = 0; d < dice; d++)
        {
            double[] next = new double[chances.Length + 6];
            for (int i = 0; i < chances.Length; i++)
                for (int face = 1; face <= 6; face++)
                    next[i + face] += chances[i] * Pow(skew, face);
            chances = next;
        }
        double total = 0;
        foreach (double c in chances) total += c;
        double cumulative = 0;
        int at = 0;
        while (cumulative + chances[at] < 0.5 * total)
            cumulative += chances[at++];
        return at - 0.5 + (0.5 * total - cumulative) / chances[at];
    }
}
