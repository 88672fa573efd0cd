using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Boundary value problems, solved by aiming.</summary>
public static partial class Shooting
{
    /// <summary>The slope at the start with which y'' = c·y + sin t reaches its target at 1.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InitialSlope([Domain(-1, 1)] double start, [Domain(-1, 1)] double target, [Domain(0.5, 3)] double c)
    {
        double Miss(double slope)
        {
            double y = start, v = slope;
            const int n = 16;
            const double h = 1.0 / n;
            for (int i = 0; i < n; i++)
            {
                double t = i * h;
                double a0 = c * y + Math.Sin(t);
                double yMid = y + 0.5 * h * v, vMid = v + 0.5 * h * a0;
                y += h * vMid;
                v += h * (c * yMid + Math.Sin(t + 0.5 * h));
            }
            return y - target;
        }

        double s0 = 0, s1 = 1;
        double f0 = Miss(s0), f1 = Miss(s1);
        for (int i = 0; i < 20 && Math.Abs(f1) > 1e-13; i++)
        {
            double s2 = s1 - f1 * (s1 - s0) / (f1 - f0);
            (s0, f0) = (s1, f1);
            (s1, f1) = (s2, Miss(s2));
        }
        return s1;
    }

    /// <summary>When a falling body with drag has fallen a distance: the step that crosses it is solved for.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FallTime([Domain(5, 30)] double distance, [Domain(0.01, 0.1)] double drag)
    {
        double t = 0, x = 0, v = 0;
        const double h = 0.1;
        for (; ; )
        {
            double a = 9.81 - drag * v * v;
            double xNext = x + h * v + 0.5 * h * h * a;
            if (xNext >= distance)
                return t + Crossing(v, a, distance - x);
            x = xNext;
            v += h * a;
            t += h;
        }
    }

    // The positive root of x = v t + a t²/2.
    private static double Crossing(double v, double a, double x)
    {
        if (Math.Abs(a) < 1e-12)
            return x / v;
        return (Math.Sqrt(v * v + 2 * a * x) - v) / a;
    }
}
