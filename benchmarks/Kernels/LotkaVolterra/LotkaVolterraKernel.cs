using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class LotkaVolterraKernel
{
    private const double Step = 0.01;

    public static readonly Kernel Kernel = new("rk4", () => Problem(100), () => Problem(1000), () => Problem(10_000));

    private static Problem Problem(int steps)
    {
        Draw draw = new(11);
        double[] prey = draw.Uniform(steps, 0.5, 2);
        double[] predators = draw.Uniform(steps, 0.5, 2);
        double[] p = [1, 0.5, 1.1, 0.9, 0.8, 1.2];
        return new($"{steps:N0} steps", p)
        {
            Primal = at => LotkaVolterra.Misfit(at[0], at[1], at[2], at[3], at[4], at[5], Step, prey, predators),
            Generated = g =>
            {
                (double value, (g[0], g[1], g[2], g[3], g[4], g[5])) = LotkaVolterra.MisfitValueAndGradient(p[0], p[1], p[2], p[3], p[4], p[5], Step, prey, predators);
                return value;
            },
            ByHand = g => LotkaVolterraByHand.Gradient(p[0], p[1], p[2], p[3], p[4], p[5], Step, prey, predators, out g[0], out g[1], out g[2], out g[3], out g[4], out g[5]),
            ByExpert = g => LotkaVolterraByExpert.Gradient(p[0], p[1], p[2], p[3], p[4], p[5], Step, prey, predators, out g[0], out g[1], out g[2], out g[3], out g[4], out g[5]),
            Objective = new LotkaVolterraOverNumbers(Step, prey, predators),
        };
    }
}
