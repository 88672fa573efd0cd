using System;
using GradGen;

namespace Loops;

/// <summary>Where a minimum lies, found by comparing values.</summary>
public static partial class Minimisers
{
    private const double Ratio = 0.61803398874989484820;

    [Differentiable, At(1.3), At(2.4)]
    public static double GoldenSection(double a)
    {
        double lo = 0, hi = 5;
        /*!*/while (hi - lo > 1e-8)
        {
            double c = hi - Ratio * (hi - lo);
            double d = lo + Ratio * (hi - lo);
            if (Objective(c, a) < Objective(d, a))
                hi = d;
            else
                lo = c;
        }
        return (lo + hi) / 2;
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double GoldenSectionThatKeepsValues(double a)
    {
        double lo = 0, hi = 5;
        double c = hi - Ratio * (hi - lo), d = lo + Ratio * (hi - lo);
        double fc = Objective(c, a), fd = Objective(d, a);
        /*!*/for (int i = 0; i < 45; i++)
        {
            if (fc < fd)
            {
                hi = d;
                d = c;
                fd = fc;
                c = hi - Ratio * (hi - lo);
                fc = Objective(c, a);
            }
            else
            {
                lo = c;
                c = d;
                fc = fd;
                d = lo + Ratio * (hi - lo);
                fd = Objective(d, a);
            }
        }
        return fc < fd ? c : d;
    }

    [Differentiable, At(1.3, 0.2, 5.1), At(2.4, 0.9, 4.0)]
    public static double GoldenSectionInAnActiveBracket(double a, double x1, double x4)
    {
        /*!*/while (Math.Abs(x4 - x1) > 1e-8)
        {
            double x2 = x4 - Ratio * (x4 - x1);
            double x3 = x1 + Ratio * (x4 - x1);
            if (Objective(x2, a) > Objective(x3, a))
                x1 = x2;
            else
                x4 = x3;
        }
        return 0.5 * (x1 + x4);
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double Ternary(double a)
    {
        double left = 0, right = 5;
        /*!*/for (int i = 0; i < 60; i++)
        {
            double third = (right - left) / 3;
            double m1 = left + third, m2 = right - third;
            double f1 = Objective(m1, a);
            double f2 = Objective(m2, a);
            if (f1 < f2)
                right = m2;
            else
                left = m1;
        }
        return left;
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double Dichotomous(double a)
    {
        double left = 0, right = 5;
        const double Offset = 1e-8;
        /*!*/while (right - left > 1e-7)
        {
            double middle = (left + right) / 2;
            if (Objective(middle - Offset, a) < Objective(middle + Offset, a))
                right = middle;
            else
                left = middle;
        }
        return (left + right) / 2;
    }

    [Differentiable, At(1.3, 0.4), At(2.4, -0.6)]
    public static double CompassSearch(double a, double b)
    {
        double x = 0, y = 0, step = 1;
        /*!*/while (step > 1e-9)
        {
            double here = Bowl(x, y, a, b);
            if (Bowl(x + step, y, a, b) < here)
                x += step;
            else if (Bowl(x - step, y, a, b) < here)
                x -= step;
            else if (Bowl(x, y + step, a, b) < here)
                y += step;
            else if (Bowl(x, y - step, a, b) < here)
                y -= step;
            else
                step /= 2;
        }
        return x + 2 * y;
    }

    [Differentiable, At(1.3, 0.4), At(2.4, -0.6)]
    public static double NelderMead(double a, double b)
    {
        double[] x = new double[] { 0, 1, 0 };
        double[] y = new double[] { 0, 0, 1 };
        /*!*/for (int iteration = 0; iteration < 120; iteration++)
        {
            int best = 0, worst = 0;
            for (int i = 1; i < 3; i++)
            {
                if (Bowl(x[i], y[i], a, b) < Bowl(x[best], y[best], a, b))
                    best = i;
                if (Bowl(x[i], y[i], a, b) > Bowl(x[worst], y[worst], a, b))
                    worst = i;
            }
            double centreX = (x[0] + x[1] + x[2] - x[worst]) / 2;
            double centreY = (y[0] + y[1] + y[2] - y[worst]) / 2;
            double reflectedX = 2 * centreX - x[worst], reflectedY = 2 * centreY - y[worst];
            if (Bowl(reflectedX, reflectedY, a, b) < Bowl(x[worst], y[worst], a, b))
            {
                x[worst] = reflectedX;
                y[worst] = reflectedY;
            }
            else
            {
                x[worst] = 0.5 * (x[worst] + x[best]) + 0.1 * (centreX - x[best]);
                y[worst] = 0.5 * (y[worst] + y[best]) + 0.1 * (centreY - y[best]);
            }
        }
        return (x[0] + x[1] + x[2] + y[0] + y[1] + y[2]) / 3;
    }

    [Differentiable, At(1.3, Step = 0.1), At(2.4, Step = 0.1)]
    public static double Metropolis(double a)
    {
        double x = 1;
        uint state = 12345;
        double sum = 0;
        /*!*/for (int i = 0; i < 4000; i++)
        {
            state = state * 1664525 + 1013904223;
            double proposal = x + (state / 4294967296.0 - 0.5) * 2;
            state = state * 1664525 + 1013904223;
            double u = state / 4294967296.0;
            if (u < Math.Exp(2 * (x - a) * (x - a) - 2 * (proposal - a) * (proposal - a)))
                x = proposal;
            sum += x;
        }
        return sum / 4000;
    }

    private static double Objective(double t, double a) => Math.Exp(0.3 * t) - a * Math.Log(1 + t);

    private static double Bowl(double x, double y, double a, double b) => (x - a) * (x - a) * (1 + 0.1 * x * x) + 2 * (y - b) * (y - b) + 0.5 * x * y;
}
