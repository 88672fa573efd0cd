using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class NeuronLossKernel
{
    public static readonly Kernel Kernel = new("neuron", () => Problem(1000, 8), () => Problem(1000, 64), () => Problem(1000, 1000));

    private static Problem Problem(int rows, int features)
    {
        Draw draw = new(1);
        double[] x = draw.Uniform(rows * features);
        double[] y = draw.Uniform(rows);
        double[] p = draw.Uniform(features + 1);
        return new($"{rows} × {features}", p)
        {
            Primal = at => NeuronLoss.Loss(at.AsSpan(..^1), at[^1], x, y),
            Generated = g => NeuronLoss.LossValueAndGradient(p.AsSpan(..^1), p[^1], x, y, g.AsSpan(..^1), out g[^1]),
            ByHand = g => NeuronLossByHand.Gradient(p.AsSpan(..^1), p[^1], x, y, g.AsSpan(..^1), out g[^1]),
            ByExpert = g => NeuronLossByExpert.Gradient(p.AsSpan(..^1), p[^1], x, y, g.AsSpan(..^1), out g[^1]),
            Objective = new NeuronLossOverNumbers(x, y),
        };
    }
}
