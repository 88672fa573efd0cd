using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class SineTimesExponentialKernel
{
    public static readonly Kernel Kernel = new("sine", () => Problem(30), () => Problem(1000), () => Problem(1_000_000));

    private static Problem Problem(int n)
    {
        double[] x = new Draw(2).Uniform(n, -2, 2);
        return new($"{n:N0}", x)
        {
            Blocks = new(n, Inputs: 1),
            Primal = at => SineTimesExponential.Sum(at),
            Generated = g => SineTimesExponential.SumValueAndGradient(x, g),
            ByHand = g => SineTimesExponentialByHand.Gradient(x, g),
            ByExpert = g => SineTimesExponentialByExpert.Gradient(x, g),
            Objective = new SineTimesExponentialOverNumbers(),
        };
    }
}
