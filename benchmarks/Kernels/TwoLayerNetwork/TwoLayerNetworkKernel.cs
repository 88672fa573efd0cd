using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class TwoLayerNetworkKernel
{
    private const int Inputs = 64;
    private const int Hidden = 128;
    private const int Classes = 10;

    public static readonly Kernel Kernel = new("network", () => Problem(1), () => Problem(16), () => Problem(64));

    private static Problem Problem(int batch)
    {
        Draw draw = new(6);
        double[] p = draw.Uniform(Hidden * Inputs + Hidden + Classes * Hidden + Classes, -0.3, 0.3);
        double[] x = draw.Uniform(batch * Inputs);
        int[] labels = draw.Labels(batch, Classes);
        return new($"{Inputs}-{Hidden}-{Classes}, batch {batch}", p)
        {
            Primal = at => TwoLayerNetwork.Loss(W1(at), B1(at), W2(at), B2(at), x, labels),
            Generated = g => TwoLayerNetwork.LossValueAndGradient(W1(p), B1(p), W2(p), B2(p), x, labels, W1(g), B1(g), W2(g), B2(g)),
            ByHand = g => TwoLayerNetworkByHand.Gradient(W1(p), B1(p), W2(p), B2(p), x, labels, W1(g), B1(g), W2(g), B2(g)),
            ByExpert = g => TwoLayerNetworkByExpert.Gradient(W1(p), B1(p), W2(p), B2(p), x, labels, W1(g), B1(g), W2(g), B2(g)),
            Objective = new TwoLayerNetworkOverNumbers(Inputs, Hidden, Classes, x, labels),
        };
    }

    private static Span<double> W1(double[] all) => all.AsSpan(0, Hidden * Inputs);

    private static Span<double> B1(double[] all) => all.AsSpan(Hidden * Inputs, Hidden);

    private static Span<double> W2(double[] all) => all.AsSpan(Hidden * Inputs + Hidden, Classes * Hidden);

    private static Span<double> B2(double[] all) => all.AsSpan(all.Length - Classes);
}
