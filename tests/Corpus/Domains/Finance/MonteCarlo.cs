using System;
using System.Collections.Generic;
using System.Diagnostics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

/// <summary>Simulation: paths from pseudo-random and from low-discrepancy numbers, the same for the same seed.</summary>
public static partial class MonteCarlo
{
    private static readonly int[] Primes = { 2, 3, 5, 7, 11, 13, 17, 19 };

    /// <summary>An arithmetic-average call; every path and its mirror image.</summary>
    [Differentiable(nameof(spot), nameof(strike), nameof(rate), nameof(volatility), Derivatives = Gradient | Vjp | Jvp)]
    public static double AsianCall([Domain(95, 105)] double spot, [Domain(90, 110)] double strike, [Domain(0.01, 0.05)] double rate, [Domain(0.1, 0.4)] double volatility, [Domain(1, 1000)] int seed, [Domain(8, 16)] int paths = 16)
    {
        const int Steps = 6;
        var random = new Random(seed);
        double dt = 1.0 / Steps;
        double drift = (rate - 0.5 * volatility * volatility) * dt;
        double diffusion = volatility * Math.Sqrt(dt);
        double total = 0;
        double[] normals = new double[Steps];
        for (int path = 0; path < paths; path++)
        {
            for (int i = 0; i < Steps; i++)
                normals[i] = NextGaussian(random);
            for (int sign = -1; sign <= 1; sign += 2)
            {
                double s = spot, average = 0;
                for (int i = 0; i < Steps; i++)
                {
                    s *= Math.Exp(drift + sign * diffusion * normals[i]);
                    average += s;
                }
                total += Math.Max(average / Steps - strike, 0);
            }
        }
        return Math.Exp(-rate) * total / (2 * paths);
    }

    /// <summary>A basket of two assets on Halton points.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Basket([Domain(90, 110)] double s1, [Domain(90, 110)] double s2, [Domain(0.1, 0.3)] double sigma, [Domain(-0.5, 0.8)] double rho, [Domain(20, 30)] int points)
    {
        double sum = 0;
        double skew = Math.Sqrt(1 - rho * rho);
        for (int n = 1; n <= points; n++)
        {
            double u = RadicalInverse(n, Primes[0]), v = RadicalInverse(n, Primes[1]);
            double r = Math.Sqrt(-2 * Math.Log(u)), angle = 2 * Math.PI * v;
            double z1 = r * Math.Cos(angle), z2 = r * Math.Sin(angle);
            z2 = rho * z1 + skew * z2;
            double worth = 0.5 * (s1 * Math.Exp(sigma * z1 - sigma * sigma / 2) + s2 * Math.Exp(sigma * z2 - sigma * sigma / 2));
            if (worth <= 100)
                continue;
            sum += worth - 100;
        }
        return sum / points;
    }

    /// <summary>A GARCH(1,1) log likelihood; the scenario is drawn here, with a note of how long that took.</summary>
    [Differentiable(nameof(omega), nameof(alpha), nameof(beta), Derivatives = Gradient | Vjp | Jvp)]
    public static double GarchLikelihood([Domain(0.01, 0.1)] double omega, [Domain(0.05, 0.2)] double alpha, [Domain(0.6, 0.78)] double beta, [Domain(1, 50)] int seed)
    {
        Stopwatch watch = Stopwatch.StartNew();
        var random = new Random(seed);
        var returns = new List<double>();
        while (returns.Count < 20)
            returns.Add(random.NextDouble() * 2 - 1);
        watch.Stop();
        Trace.WriteLine($"drawn {returns.Count} returns in {watch.ElapsedMilliseconds} ms");

        double variance = omega / (1 - alpha - beta);
        double logLikelihood = 0;
        for (int i = 0; i < returns.Count; i++)
        {
            double r = returns[i];
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI * variance) + r * r / variance);
            variance = omega + alpha * r * r + beta * variance;
        }
        return logLikelihood;
    }

    private static double NextGaussian(Random random)
    {
        double u, v, s;
        do
        {
            u = 2 * random.NextDouble() - 1;
            v = 2 * random.NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);
        return u * Math.Sqrt(-2 * Math.Log(s) / s);
    }

    private static double RadicalInverse(int n, int radix)
    {
        double inverse = 1.0 / radix, value = 0, digit = inverse;
        while (n > 0)
        {
            value += n % radix * digit;
            n /= radix;
            digit *= inverse;
        }
        return value;
    }
}
