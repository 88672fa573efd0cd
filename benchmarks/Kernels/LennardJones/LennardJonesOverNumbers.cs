using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class LennardJonesOverNumbers : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        T energy = 0;
        for (int i = 0; i < parameters.Length; i += 3)
        {
            for (int j = i + 3; j < parameters.Length; j += 3)
            {
                T dx = parameters[i] - parameters[j];
                T dy = parameters[i + 1] - parameters[j + 1];
                T dz = parameters[i + 2] - parameters[j + 2];
                T inverse = 1 / (dx * dx + dy * dy + dz * dz);
                T attraction = inverse * inverse * inverse;
                energy += 4 * attraction * (attraction - 1);
            }
        }
        results[0] = energy;
    }
}
