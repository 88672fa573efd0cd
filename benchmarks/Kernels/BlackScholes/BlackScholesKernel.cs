using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class BlackScholesKernel
{
    public static readonly Kernel Kernel = new("blackscholes", () => Problem(16), () => Problem(1000), () => Problem(100_000));

    /// <summary>The same by one call for many options, which gives the price of each.</summary>
    public static readonly Kernel Batch = new("blackscholes-batch", () => ByBatch(16), () => ByBatch(1000), () => ByBatch(100_000));

    private static Problem ByBatch(int n)
    {
        Problem problem = Problem(n);
        double[] p = problem.Parameters;
        double[] values = new double[n];
        return problem with
        {
            Generated = g =>
            {
                BlackScholes.PriceGradientBatch(Of(p, 0), Of(p, 1), Of(p, 2), Of(p, 3), Of(p, 4), values, Of(g, 0), Of(g, 1), Of(g, 2), Of(g, 3), Of(g, 4));
                double sum = 0;
                foreach (double value in values)
                    sum += value;
                return sum;
            },
        };

        Span<double> Of(double[] all, int argument) => all.AsSpan(argument * n, n);
    }

    private static Problem Problem(int n)
    {
        Draw draw = new(5);
        double[] p = [.. draw.Uniform(n, 80, 120), .. draw.Uniform(n, 80, 120), .. draw.Uniform(n, 0.1, 2), .. draw.Uniform(n, 0.01, 0.05), .. draw.Uniform(n, 0.1, 0.5)];
        return new($"{n:N0}", p)
        {
            Blocks = new(n, Inputs: 5, IsByInput: true),
            Primal = at => BlackScholes.Value(Of(at, 0), Of(at, 1), Of(at, 2), Of(at, 3), Of(at, 4)),
            Generated = g => BlackScholes.ValueValueAndGradient(
                Of(p, 0), Of(p, 1), Of(p, 2), Of(p, 3), Of(p, 4), Of(g, 0), Of(g, 1), Of(g, 2), Of(g, 3), Of(g, 4)),
            ByHand = g => BlackScholesByHand.Gradient(
                Of(p, 0), Of(p, 1), Of(p, 2), Of(p, 3), Of(p, 4), Of(g, 0), Of(g, 1), Of(g, 2), Of(g, 3), Of(g, 4)),
            ByExpert = g => BlackScholesByExpert.Gradient(
                Of(p, 0), Of(p, 1), Of(p, 2), Of(p, 3), Of(p, 4), Of(g, 0), Of(g, 1), Of(g, 2), Of(g, 3), Of(g, 4)),
            Objective = new BlackScholesOverNumbers(),
        };

        Span<double> Of(double[] all, int argument) => all.AsSpan(argument * n, n);
    }
}
