using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>Air, drag and flight.</summary>
public static partial class Aerodynamics
{
    private static readonly double[] LayerBase = { 0, 11000, 20000, 32000, 47000, 51000, 71000 };
    private static readonly double[] LayerTemperature = { 288.15, 216.65, 216.65, 228.65, 270.65, 270.65, 214.65 };
    private static readonly double[] LapseRate = { -0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002 };

    private const double g0 = 9.80665;
    private const double R = 287.05287;

    /// <summary>The density of the standard atmosphere, in kg/m³, at an altitude in km.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AirDensity([Domain(0.5, 60)] double altitude)
    {
        double h = altitude * 1000;
        if (double.IsNaN(h))
        {
            return double.NaN;
        }
        if (h < 0 || h > 80000)
        {
            throw new ArgumentOutOfRangeException(nameof(altitude), $"{altitude} km is outside of the tabulated atmosphere");
        }

        double pressure = 101325;
        double temperature = LayerTemperature[0];
        for (int i = 0; i < LayerBase.Length; i++)
        {
            bool isLast = i == LayerBase.Length - 1 || h <= LayerBase[i + 1];
            double top = isLast ? h : LayerBase[i + 1];
            double dh = top - LayerBase[i];
            if (LapseRate[i] == 0)
            {
                pressure *= Math.Exp(-g0 * dh / (R * LayerTemperature[i]));
                temperature = LayerTemperature[i];
            }
            else
            {
                temperature = LayerTemperature[i] + LapseRate[i] * dh;
                pressure *= Math.Pow(temperature / LayerTemperature[i], -g0 / (R * LapseRate[i]));
            }
            if (isLast)
            {
                break;
            }
        }
        return pressure / (R * temperature);
    }

    /// <summary>The drag coefficient of a smooth sphere (Clift, Grace, Weber), by the logarithm of its Reynolds number.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SphereDrag([Domain(-3, 6)] double logReynolds)
    {
        double re = Math.Pow(10, logReynolds), w = logReynolds;
        if (re < 0.01)
            return 24 / re * (1 + 3.0 / 16 * re);
        if (re < 20)
            return 24 / re * (1 + 0.1315 * Math.Pow(re, 0.82 - 0.05 * w));
        if (re < 260)
            return 24 / re * (1 + 0.1935 * Math.Pow(re, 0.6305));
        if (re < 1500)
            return Math.Pow(10, 1.6435 - 1.1242 * w + 0.1558 * w * w);
        if (re < 1.2e4)
            return Math.Pow(10, -2.4571 + 2.5558 * w - 0.9295 * w * w + 0.1049 * w * w * w);
        if (re < 4.4e4)
            return Math.Pow(10, -1.9181 + 0.6370 * w - 0.0636 * w * w);
        if (re < 3.38e5)
            return Math.Pow(10, -4.3390 + 1.5809 * w - 0.1546 * w * w);
        return re < 4e5 ? 29.78 - 5.3 * w : 0.1 * w - 0.49;
    }

    /// <summary>How far a projectile with quadratic drag flies; the landing is interpolated in the last step.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ProjectileRange([Domain(10, 30)] double speed, [Domain(0.3, 1.2)] double elevation, [Domain(0.001, 0.02)] double drag)
    {
        if (drag < 0) throw new ArgumentOutOfRangeException(nameof(drag), "drag slows down");
        double vx = speed * Math.Cos(elevation);
        double vy = speed * Math.Sin(elevation);
        double x = 0, y = 0, lastX, lastY;
        const double dt = 0.1;
        do
        {
            (lastX, lastY) = (x, y);
            double v = Math.Sqrt(vx * vx + vy * vy);
            vx -= drag * v * vx * dt;
            vy -= (g0 + drag * v * vy) * dt;
            x += vx * dt;
            y += vy * dt;
        }
        while (y > 0);
        double fraction = lastY / (lastY - y);
        return lastX + fraction * (x - lastX);
    }

    /// <summary>Lift over drag of a wing of finite span, with a soft stall.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float LiftToDrag([Domain(-0.1, 0.4)] float alpha, [Domain(4, 12)] float aspectRatio, [Domain(0.7, 1)] float efficiency)
    {
        const float ZeroLiftDrag = 0.02f;
        float slope = 2f * MathF.PI / (1f + 2f / aspectRatio);
        float cl = slope * alpha;
        if (alpha > 0.25f)
        {
            float beyond = alpha - 0.25f;
            cl -= 12f * beyond * beyond;
        }
        float cd = ZeroLiftDrag + cl * cl / (MathF.PI * aspectRatio * efficiency);
        return cl / cd;
    }

    /// <summary>Ratios across a normal shock, or of the flow unchanged when it is subsonic.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    [Kink(1, 1.4)]
    public static (double mach, double pressure, double density) NormalShock([Domain(0.5, 4)] double mach, [Domain(1.2, 1.6)] double gamma)
    {
        if (mach <= 1)
            return (mach, 1, 1);
        double m2 = mach * mach, gm1 = gamma - 1, gp1 = gamma + 1;
        double after = Math.Sqrt((1 + 0.5 * gm1 * m2) / (gamma * m2 - 0.5 * gm1));
        return (mach: after, pressure: 1 + 2 * gamma / gp1 * (m2 - 1), density: gp1 * m2 / (gm1 * m2 + 2));
    }
}
