using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class LennardJonesKernel
{
    public static readonly Kernel Kernel = new("lennardjones", () => Problem(8), () => Problem(125), () => Problem(1000));

    /// <summary>Particles near the places of a cubic lattice.</summary>
    private static Problem Problem(int particles)
    {
        int side = (int)Math.Round(Math.Cbrt(particles));
        double[] p = new Draw(12).Uniform(3 * particles, -0.1, 0.1);
        for (int i = 0; i < particles; i++)
        {
            p[3 * i] += 1.2 * (i % side);
            p[3 * i + 1] += 1.2 * (i / side % side);
            p[3 * i + 2] += 1.2 * (i / (side * side));
        }
        return new($"{particles:N0} particles", p)
        {
            Primal = at => LennardJones.Energy(at),
            Generated = g => LennardJones.EnergyValueAndGradient(p, g),
            ByHand = g => LennardJonesByHand.Gradient(p, g),
            ByExpert = g => LennardJonesByExpert.Gradient(p, g),
            Objective = new LennardJonesOverNumbers(),
        };
    }
}
