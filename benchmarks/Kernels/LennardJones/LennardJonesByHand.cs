using System;

namespace GradGen.Benchmarks.Kernels;

public static class LennardJonesByHand
{
    /// <summary>Each pair pulls both of its particles along their difference, in opposite directions.</summary>
    public static double Gradient(ReadOnlySpan<double> positions, Span<double> gradient)
    {
        gradient = gradient[..positions.Length];
        gradient.Clear();
        double energy = 0;
        for (int i = 0; i + 2 < positions.Length; i += 3)
        {
            (double x, double y, double z) = (positions[i], positions[i + 1], positions[i + 2]);
            double gx = 0, gy = 0, gz = 0;
            for (int j = i + 3; j + 2 < positions.Length; j += 3)
            {
                (double dx, double dy, double dz) = (x - positions[j], y - positions[j + 1], z - positions[j + 2]);
                double inverse = 1 / (dx * dx + dy * dy + dz * dz);
                double attraction = inverse * inverse * inverse;
                energy += 4 * attraction * (attraction - 1);
                double pull = -24 * attraction * (2 * attraction - 1) * inverse;
                gx += pull * dx;
                gy += pull * dy;
                gz += pull * dz;
                gradient[j] -= pull * dx;
                gradient[j + 1] -= pull * dy;
                gradient[j + 2] -= pull * dz;
            }
            gradient[i] += gx;
            gradient[i + 1] += gy;
            gradient[i + 2] += gz;
        }
        return energy;
    }
}
