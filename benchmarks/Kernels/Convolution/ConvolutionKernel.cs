using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class ConvolutionKernel
{
    public static readonly Kernel Kernel = new("convolution", () => Problem(5, 64), () => Problem(9, 1024), () => Problem(31, 65_536));

    private static Problem Problem(int taps, int outputs)
    {
        Draw draw = new(14);
        double[] p = draw.Uniform(taps + outputs + taps - 1);
        double[] target = draw.Uniform(outputs);
        return new($"{taps} taps, {outputs:N0} outputs", p)
        {
            Primal = at => Convolution.Loss(Filter(at), Signal(at), target),
            Generated = g => Convolution.LossValueAndGradient(Filter(p), Signal(p), target, Filter(g), Signal(g)),
            ByHand = g => ConvolutionByHand.Gradient(Filter(p), Signal(p), target, Filter(g), Signal(g)),
            ByExpert = g => ConvolutionByExpert.Gradient(Filter(p), Signal(p), target, Filter(g), Signal(g)),
            Objective = new ConvolutionOverNumbers(taps, target),
        };

        Span<double> Filter(double[] all) => all.AsSpan(0, taps);
        Span<double> Signal(double[] all) => all.AsSpan(taps);
    }
}
