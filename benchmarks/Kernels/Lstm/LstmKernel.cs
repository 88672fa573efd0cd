using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class LstmKernel
{
    private const int Width = 14;

    public static readonly Kernel Kernel = new("lstm", () => Problem(1, 8), () => Problem(2, 128), () => Problem(2, 1024));

    private static Problem Problem(int layers, int length)
    {
        Draw draw = new(10);
        double[] p = draw.Uniform((8 * layers + 3) * Width);
        double[] state = draw.Uniform(2 * layers * Width);
        double[] sequence = Array.ConvertAll(draw.Uniform(length * Width), value => value > 0 ? 1.0 : 0);
        return new($"{layers} layers, {length} steps", p)
        {
            Primal = at => Lstm.Loss(Weights(at), Extra(at), state, sequence),
            Generated = g => Lstm.LossValueAndGradient(Weights(p), Extra(p), state, sequence, Weights(g), Extra(g)),
            ByHand = g => LstmByHand.Gradient(Weights(p), Extra(p), state, sequence, Weights(g), Extra(g)),
            ByExpert = g => LstmByExpert.Gradient(Weights(p), Extra(p), state, sequence, Weights(g), Extra(g)),
            Objective = new LstmOverNumbers(Width, state, sequence),
        };
    }

    private static Span<double> Weights(double[] all) => all.AsSpan(..^(3 * Width));

    private static Span<double> Extra(double[] all) => all.AsSpan(all.Length - 3 * Width);
}
