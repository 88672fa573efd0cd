using System;
using System.Collections.Generic;
using System.Diagnostics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Simulations with random numbers from a seed: the numbers are constants, what is made of them is not.</summary>
public static partial class Simulation
{
    /// <summary>The mean of a payoff over paths of a geometric Brownian motion.</summary>
    [Differentiable(nameof(spot), nameof(volatility), nameof(strike), Derivatives = Gradient | Vjp | Jvp)]
    public static double AsianPayoff([Domain(90, 110)] double spot, [Domain(0.1, 0.4)] double volatility, [Domain(80, 95)] double strike, [Domain(1, 1000)] int seed, [Domain(5, 20)] int paths = 10)
    {
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        const double dt = 0.25;
        double total = 0;
        for (int path = 0; path < paths; path++)
        {
            double price = spot, mean = 0;
            for (int step = 0; step < 4; step++)
            {
                double z = NextGaussian(random);
                price *= Math.Exp(-0.5 * volatility * volatility * dt + volatility * Math.Sqrt(dt) * z);
                mean += price / 4;
            }
            total += Math.Max(mean - strike, 0);
        }
        Debug.Print("{0} paths in {1} ms", paths, clock.ElapsedMilliseconds);
        return total / paths;
    }

    /// <summary>Box and Muller's transform; its second number is thrown away.</summary>
    private static double NextGaussian(Random random)
    {
        double u1 = 1 - random.NextDouble();
        double u2 = random.NextDouble();
        return Math.Sqrt(-2 * Math.Log(u1)) * Math.Cos(2 * Math.PI * u2);
    }

    /// <summary>The bootstrap's mean of weighted means; the indices come from a generator of our own.</summary>
    [Differentiable(nameof(values), nameof(power), Derivatives = Gradient | Vjp | Jvp)]
    public static double Bootstrap([Domain(0.5, 3, Length = 6)] double[] values, [Domain(0.5, 2)] double power, [Domain(1, 1000)] int seed)
    {
        uint state = (uint)seed * 2654435761u | 1u;
        var counts = new Dictionary<int, int>();
        double sum = 0;
        for (int draw = 0; draw < 12; draw++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            int index = (int)(state % (uint)values.Length);
            counts[index] = counts.TryGetValue(index, out int seen) ? seen + 1 : 1;
            sum += Math.Pow(values[index], power) / counts[index];
        }
        return sum / 12;
    }

    /// <summary>A reparametrised estimate of an evidence bound.</summary>
    [Differentiable(nameof(mean), nameof(logDeviation), Derivatives = Gradient | Vjp | Jvp)]
    public static double EvidenceBound([Domain(-1, 1, Length = 2)] double[] mean, [Domain(-0.5, 0.5, Length = 2)] double[] logDeviation, [Domain(1, 100)] int seed)
    {
        Random rng = new(seed);
        double bound = 0;
        for (int sample = 0; sample < 4; sample++)
        {
            double logJoint = 0;
            for (int d = 0; d < mean.Length; d++)
            {
                double epsilon = 2 * rng.NextDouble() - 1;
                double z = mean[d] + Math.Exp(logDeviation[d]) * epsilon;
                logJoint -= 0.5 * (z - 0.3 * d) * (z - 0.3 * d) + 0.1 * z * z * z * z;
            }
            bound += logJoint / 4;
        }
        foreach (double s in logDeviation)
            bound += s;
        return bound;
    }
}
