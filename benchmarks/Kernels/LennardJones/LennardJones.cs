using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The energy of particles that attract each other from afar and repel each other nearby; σ = ε = 1.</summary>
public static partial class LennardJones
{
    /// <summary><paramref name="positions"/> holds x, y, z of every particle.</summary>
    [Differentiable]
    public static double Energy(ReadOnlySpan<double> positions)
    {
        int particles = positions.Length / 3;
        double energy = 0;
        for (int i = 0; i < particles; i++)
        {
            for (int j = i + 1; j < particles; j++)
            {
                double dx = positions[3 * i] - positions[3 * j];
                double dy = positions[3 * i + 1] - positions[3 * j + 1];
                double dz = positions[3 * i + 2] - positions[3 * j + 2];
                double inverse = 1 / (dx * dx + dy * dy + dz * dz);
                double attraction = inverse * inverse * inverse;
                energy += 4 * attraction * (attraction - 1);
            }
        }
        return energy;
    }
}
