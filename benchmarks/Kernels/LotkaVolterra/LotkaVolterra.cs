using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Prey and predators by Runge and Kutta's method, and how well they fit what was counted.</summary>
public static partial class LotkaVolterra
{
    /// <summary>The mean squared error at every step; <paramref name="prey"/> and <paramref name="predators"/> were counted.</summary>
    [Differentiable(nameof(x), nameof(y), nameof(growth), nameof(hunt), nameof(gain), nameof(death))]
    public static double Misfit(
        double x, double y, double growth, double hunt, double gain, double death, double step, ReadOnlySpan<double> prey, ReadOnlySpan<double> predators)
    {
        double sum = 0;
        for (int t = 0; t < prey.Length; t++)
        {
            (double x1, double y1) = Slope(x, y, growth, hunt, gain, death);
            (double x2, double y2) = Slope(x + step / 2 * x1, y + step / 2 * y1, growth, hunt, gain, death);
            (double x3, double y3) = Slope(x + step / 2 * x2, y + step / 2 * y2, growth, hunt, gain, death);
            (double x4, double y4) = Slope(x + step * x3, y + step * y3, growth, hunt, gain, death);
            x += step / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += step / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
            sum += (x - prey[t]) * (x - prey[t]) + (y - predators[t]) * (y - predators[t]);
        }
        return sum / prey.Length;
    }

    private static (double X, double Y) Slope(double x, double y, double growth, double hunt, double gain, double death) =>
        (x * (growth - hunt * y), y * (gain * x - death));
}
