using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class LogSumExpKernel
{
    public static readonly Kernel Kernel = new("logsumexp", () => Problem(30), () => Problem(1000), () => Problem(1_000_000));

    private static Problem Problem(int n)
    {
        double[] x = new Draw(3).Uniform(n, -5, 5);
        return new($"{n:N0}", x)
        {
            Primal = at => LogSumExp.Value(at),
            Generated = g => LogSumExp.ValueValueAndGradient(x, g),
            ByHand = g => LogSumExpByHand.Gradient(x, g),
            ByExpert = g => LogSumExpByExpert.Gradient(x, g),
            Objective = new LogSumExpOverNumbers(),
        };
    }
}
