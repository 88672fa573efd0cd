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
        double[] rented = ArrayPool<double>.Shared.Rent(2 * prey.Length + 2);
        double half = step / 2, third = step / 3, sixth = step / 6;
        double sum = 0;
        (rented[0], rented[1]) = (x, y);
        for (int t = 0; t < prey.Length; t++)
        {
            (double x1, double y1) = (x * (growth - hunt * y), y * (gain * x - death));
            (double px2, double py2) = (x + half * x1, y + half * y1);
            (double x2, double y2) = (px2 * (growth - hunt * py2), py2 * (gain * px2 - death));
            (double px3, double py3) = (x + half * x2, y + half * y2);
            (double x3, double y3) = (px3 * (growth - hunt * py3), py3 * (gain * px3 - death));
            (double px4, double py4) = (x + step * x3, y + step * y3);
            x += sixth * (x1 + 2 * (x2 + x3) + px4 * (growth - hunt * py4));
            y += sixth * (y1 + 2 * (y2 + y3) + py4 * (gain * px4 - death));
            (rented[2 * t + 2], rented[2 * t + 3]) = (x, y);
            (double dx, double dy) = (x - prey[t], y - predators[t]);
            sum += dx * dx + dy * dy;
        }

        double scale = 2.0 / prey.Length;
        double u = 0, v = 0, growthPull = 0, huntPull = 0, gainPull = 0, deathPull = 0;
        for (int t = prey.Length - 1; t >= 0; t--)
        {
            u += scale * (rented[2 * t + 2] - prey[t]);
            v += scale * (rented[2 * t + 3] - predators[t]);
            (x, y) = (rented[2 * t], rented[2 * t + 1]);
            double grown1 = growth - hunt * y, gained1 = gain * x - death;
            (double px2, double py2) = (x + half * x * grown1, y + half * y * gained1);
            double grown2 = growth - hunt * py2, gained2 = gain * px2 - death;
            (double px3, double py3) = (x + half * px2 * grown2, y + half * py2 * gained2);
            double grown3 = growth - hunt * py3, gained3 = gain * px3 - death;
            (double px4, double py4) = (x + step * px3 * grown3, y + step * py3 * gained3);
            double grown4 = growth - hunt * py4, gained4 = gain * px4 - death;

            // The pull at each slope, then at the point where it was taken.
            (double u4, double v4) = (sixth * u, sixth * v);
            (double a4, double b4) = (u4 * grown4 + v4 * gain * py4, v4 * gained4 - u4 * hunt * px4);
            (double u3, double v3) = (third * u + step * a4, third * v + step * b4);
            (double a3, double b3) = (u3 * grown3 + v3 * gain * py3, v3 * gained3 - u3 * hunt * px3);
            (double u2, double v2) = (third * u + half * a3, third * v + half * b3);
            (double a2, double b2) = (u2 * grown2 + v2 * gain * py2, v2 * gained2 - u2 * hunt * px2);
            (double u1, double v1) = (sixth * u + half * a2, sixth * v + half * b2);
            (double a1, double b1) = (u1 * grown1 + v1 * gain * y, v1 * gained1 - u1 * hunt * x);
            u += a1 + a2 + (a3 + a4);
            v += b1 + b2 + (b3 + b4);

            growthPull += u1 * x + u2 * px2 + (u3 * px3 + u4 * px4);
            huntPull -= u1 * x * y + u2 * px2 * py2 + (u3 * px3 * py3 + u4 * px4 * py4);
            gainPull += v1 * x * y + v2 * px2 * py2 + (v3 * px3 * py3 + v4 * px4 * py4);
            deathPull -= v1 * y + v2 * py2 + (v3 * py3 + v4 * py4);
        }
        ArrayPool<double>.Shared.Return(rented);
        (xGradient, yGradient, growthGradient, huntGradient, gainGradient, deathGradient) = (u, v, growthPull, huntPull, gainPull, deathPull);
        return sum / prey.Length;
    }
}
