using System;
using System.Buffers;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The state before every step is kept; on the way back the slopes are found again.</summary>
public static class LotkaVolterraByHand
{
    public static double Gradient(
        double x, double y, double growth, double hunt, double gain, double death, double step, ReadOnlySpan<double> prey, ReadOnlySpan<double> predators,
        out double xGradient, out double yGradient, out double growthGradient, out double huntGradient, out double gainGradient, out double deathGradient)
    {
        Rates rates = new(growth, hunt, gain, death);
        double[] rented = ArrayPool<double>.Shared.Rent(2 * prey.Length + 2);
        Span<double> states = rented;
        double sum = 0;
        (states[0], states[1]) = (x, y);
        for (int t = 0; t < prey.Length; t++)
        {
            (double x1, double y1) = rates.Slope(x, y);
            (double x2, double y2) = rates.Slope(x + step / 2 * x1, y + step / 2 * y1);
            (double x3, double y3) = rates.Slope(x + step / 2 * x2, y + step / 2 * y2);
            (double x4, double y4) = rates.Slope(x + step * x3, y + step * y3);
            x += step / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += step / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
            (states[2 * t + 2], states[2 * t + 3]) = (x, y);
            sum += (x - prey[t]) * (x - prey[t]) + (y - predators[t]) * (y - predators[t]);
        }

        double scale = 2.0 / prey.Length;
        double u = 0, v = 0;
        for (int t = prey.Length - 1; t >= 0; t--)
        {
            u += scale * (states[2 * t + 2] - prey[t]);
            v += scale * (states[2 * t + 3] - predators[t]);
            rates.Back(states[2 * t], states[2 * t + 1], step, ref u, ref v);
        }
        ArrayPool<double>.Shared.Return(rented);
        (xGradient, yGradient) = (u, v);
        (growthGradient, huntGradient, gainGradient, deathGradient) = (rates.GrowthPull, rates.HuntPull, rates.GainPull, rates.DeathPull);
        return sum / prey.Length;
    }

    private struct Rates(double growth, double hunt, double gain, double death)
    {
        public double GrowthPull { get; private set; }

        public double HuntPull { get; private set; }

        public double GainPull { get; private set; }

        public double DeathPull { get; private set; }

        public readonly (double X, double Y) Slope(double x, double y) => (x * (growth - hunt * y), y * (gain * x - death));

        /// <summary>From the adjoint of the state after a step to that of the state before.</summary>
        public void Back(double x, double y, double step, ref double u, ref double v)
        {
            (double x1, double y1) = Slope(x, y);
            (double px2, double py2) = (x + step / 2 * x1, y + step / 2 * y1);
            (double x2, double y2) = Slope(px2, py2);
            (double px3, double py3) = (x + step / 2 * x2, y + step / 2 * y2);
            (double x3, double y3) = Slope(px3, py3);
            (double u4, double v4) = SlopeBack(x + step * x3, y + step * y3, step / 6 * u, step / 6 * v);
            (double u3, double v3) = SlopeBack(px3, py3, step / 3 * u + step * u4, step / 3 * v + step * v4);
            (double u2, double v2) = SlopeBack(px2, py2, step / 3 * u + step / 2 * u3, step / 3 * v + step / 2 * v3);
            (double u1, double v1) = SlopeBack(x, y, step / 6 * u + step / 2 * u2, step / 6 * v + step / 2 * v2);
            u += u1 + u2 + u3 + u4;
            v += v1 + v2 + v3 + v4;
        }

        private (double U, double V) SlopeBack(double x, double y, double u, double v)
        {
            GrowthPull += u * x;
            HuntPull -= u * x * y;
            GainPull += v * x * y;
            DeathPull -= v * y;
            return (u * (growth - hunt * y) + v * gain * y, v * (gain * x - death) - u * hunt * x);
        }
    }
}
