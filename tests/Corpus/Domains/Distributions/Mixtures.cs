using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>One of the parts of a mixture.</summary>
public sealed record Component(double LogWeight, double Mean, double StdDev);

/// <summary>Mixtures of distributions.</summary>
public static partial class Mixtures
{
    /// <summary>The mean log-likelihood of a Gaussian mixture; weights as logits.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LogLikelihood(
        [Domain(-2, 2, Length = 6)] double[] data, [Domain(-1, 1, Length = 3)] double[] logits, [Domain(-1.5, 1.5, Length = 3)] double[] means, [Domain(-0.5, 0.5, Length = 3)] double[] logDeviations)
    {
        if (logits.Length != means.Length || means.Length != logDeviations.Length)
            throw new ArgumentException("Every component needs a weight, a mean and a deviation.");
        double normaliser = LogSumExp(logits);
        List<Component> components = new();
        for (int k = 0; k < logits.Length; k++)
            components.Add(new Component(logits[k] - normaliser, means[k], Math.Exp(logDeviations[k])));

        double sum = 0;
        double[] terms = new double[components.Count];
        foreach (double x in data)
        {
            for (int k = 0; k < components.Count; k++)
            {
                Component c = components[k];
                double z = (x - c.Mean) / c.StdDev;
                terms[k] = c.LogWeight - 0.5 * z * z - Math.Log(c.StdDev) - 0.91893853320467274178;
            }
            sum += LogSumExp(terms);
        }
        return sum / data.Length;
    }

    private static double LogSumExp(IReadOnlyList<double> values)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < values.Count; i++)
            if (values[i] > largest)
                largest = values[i];
        if (double.IsNegativeInfinity(largest))
            return largest;
        double sum = 0;
        for (int i = 0; i < values.Count; i++)
            sum += Math.Exp(values[i] - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>One step of expectation and maximisation for two components: the new means.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double first, double second) MaximizationStep([Domain(-2, 2, Length = 6)] ReadOnlySpan<double> data, [Domain(-1.5, -0.5)] double mean0, [Domain(0.5, 1.5)] double mean1, [Domain(0.2, 0.8)] double weight)
    {
        double r0 = 0, r1 = 0, s0 = 0, s1 = 0;
        for (int i = 0; i < data.Length; i++)
        {
            double p0 = weight * Math.Exp(-0.5 * (data[i] - mean0) * (data[i] - mean0));
            double p1 = (1 - weight) * Math.Exp(-0.5 * (data[i] - mean1) * (data[i] - mean1));
            double share = p0 / (p0 + p1);
            r0 += share;
            s0 += share * data[i];
            r1 += 1 - share;
            s1 += (1 - share) * data[i];
        }
        return (s0 / r0, s1 / r1);
    }

    /// <summary>A count that is zero more often than Poisson's law says.</summary>
    [Differentiable(nameof(inflation), nameof(rate), Derivatives = Gradient | Vjp | Jvp)]
    public static double ZeroInflatedLogProbability([Domain(0, 5)] int count, [Domain(0.1, 0.9)] double inflation, [Domain(0.5, 3)] double rate)
    {
        if (count < 0)
            return double.NegativeInfinity;
        if (count == 0)
            return Math.Log(inflation + (1 - inflation) * Math.Exp(-rate));
        return Math.Log(1 - inflation) + count * Math.Log(rate) - rate - GammaFamily.LogGamma(count + 1.0);
    }
}
