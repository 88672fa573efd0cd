using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class LotkaVolterraOverNumbers(double step, double[] prey, double[] predators) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        (T x, T y, T growth, T hunt, T gain, T death) = (parameters[0], parameters[1], parameters[2], parameters[3], parameters[4], parameters[5]);
        T sum = 0;
        for (int t = 0; t < prey.Length; t++)
        {
            (T x1, T y1) = Slope(x, y);
            (T x2, T y2) = Slope(x + x1 * (step / 2), y + y1 * (step / 2));
            (T x3, T y3) = Slope(x + x2 * (step / 2), y + y2 * (step / 2));
            (T x4, T y4) = Slope(x + x3 * step, y + y3 * step);
            x += (x1 + x2 * 2 + x3 * 2 + x4) * (step / 6);
            y += (y1 + y2 * 2 + y3 * 2 + y4) * (step / 6);
            sum += (x - prey[t]) * (x - prey[t]) + (y - predators[t]) * (y - predators[t]);
        }
        results[0] = sum / prey.Length;

        (T X, T Y) Slope(T x, T y) => (x * (growth - hunt * y), y * (gain * x - death));
    }
}
