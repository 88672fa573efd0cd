using System;
using GradGen;

namespace Loops;

/// <summary>As in textbooks and old libraries.</summary>
public static partial class Textbook
{
    [Differentiable, At(0.6), At(1.1)]
    public static double RtBis(double a)
    {
        const double X1 = 0, X2 = 4;
        const int JMax = 60;
        double dx, rtb;
        double f = Residual(X1, a);
        double fmid = Residual(X2, a);
        if (f * fmid >= 0.0)
            throw new ArgumentException("Root must be bracketed for bisection in rtbis");
        if (f < 0.0)
        {
            dx = X2 - X1;
            rtb = X1;
        }
        else
        {
            dx = X1 - X2;
            rtb = X2;
        }
        /*!*/for (int j = 0; j < JMax; j++)
        {
            double xmid;
            fmid = Residual(xmid = rtb + (dx *= 0.5), a);
            if (fmid <= 0.0)
                rtb = xmid;
            if (Math.Abs(dx) < 1e-14 || fmid == 0.0)
                return rtb;
        }
        return rtb;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double TwoIfs(double k)
    {
        double a = 0, b = 4;
        /*!*/while (Math.Abs(a - b) > 1e-12)
        {
            double m = (a + b) / 2;
            double fa = Residual(a, k), fb = Residual(b, k), fm = Residual(m, k);
            if (fa * fm > 0) { a = m; }
            if (fb * fm > 0) { b = m; }
        }
        return (a + b) / 2;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double UntilTheResidualIsSmall(double k)
    {
        double leftBorder = 0.1, rightBorder = 3.7;
        double solution = (leftBorder + rightBorder) / 2;
        uint iterationsNumber = 0;
        /*!*/while (Math.Abs(Residual(solution, k)) > 1e-12)
        {
            if (Residual(leftBorder, k) * Residual(solution, k) > 0)
            {
                leftBorder = solution;
            }
            else
            {
                rightBorder = solution;
            }
            solution = (leftBorder + rightBorder) / 2;
            iterationsNumber++;
        }
        return solution;
    }

    [Differentiable, At(0.6, 1.2), At(1.1, 0.4)]
    public static double WaveNumber(double omega, double depth)
    {
        double lo = 0.0;
        double hi = Math.Max(omega * omega / 9.81, omega / Math.Sqrt(9.81 * depth));
        hi = Math.Max(hi, 1e-9);
        while (9.81 * hi * Math.Tanh(hi * depth) - omega * omega < 0.0)
            hi *= 2.0;
        /*!*/for (int iteration = 0; iteration < 100; ++iteration)
        {
            double mid = 0.5 * (lo + hi);
            if (9.81 * mid * Math.Tanh(mid * depth) - omega * omega < 0.0)
                lo = mid;
            else
                hi = mid;
        }
        return 0.5 * (lo + hi);
    }

    [Differentiable, At(0.6, 2.0), At(1.1, 3.0)]
    public static double EquilibriumSpeed(double gap, double desired)
    {
        if (gap <= 0.1)
            return 0.0;
        double lo = 0.0, hi = desired;
        if (EquilibriumGap(hi - 1e-9, desired) <= gap)
            return desired;
        /*!*/for (int i = 0; i < 60; i++)
        {
            double mid = 0.5 * (lo + hi);
            if (EquilibriumGap(mid, desired) < gap)
                lo = mid;
            else
                hi = mid;
        }
        return 0.5 * (lo + hi);
    }

    private static double EquilibriumGap(double v, double desired)
    {
        double free = 1.0 - Math.Pow(v / desired, 4);
        if (free <= 0.0)
            return double.PositiveInfinity;
        return (0.1 + 0.3 * v) / Math.Sqrt(free);
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double WithContinue(double k)
    {
        double lo = 0, hi = 4;
        int n = 0;
        /*!*/while (n < 60)
        {
            n++;
            double mid = (lo + hi) / 2;
            if (Residual(mid, k) < 0)
            {
                lo = mid;
                continue;
            }
            hi = mid;
        }
        return hi;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double CentreAndWidth(double k)
    {
        double centre = 2, width = 2;
        /*!*/for (int i = 0; i < 55; i++)
        {
            width *= 0.5;
            if (Residual(centre, k) > 0)
                centre -= width;
            else
                centre += width;
        }
        return centre;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double InAnArray(double k)
    {
        double[] bracket = new double[] { 0, 4 };
        /*!*/for (int i = 0; i < 60; i++)
        {
            double mid = (bracket[0] + bracket[1]) / 2;
            bracket[Residual(mid, k) > 0 ? 1 : 0] = mid;
        }
        return bracket[0];
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double ManyAtOnce(double k)
    {
        double[] lo = new double[] { 0, 0, 0 };
        double[] hi = new double[] { 6, 6, 6 };
        /*!*/for (int iteration = 0; iteration < 60; iteration++)
        {
            for (int i = 0; i < 3; i++)
            {
                double mid = (lo[i] + hi[i]) / 2;
                if (Residual(mid, k + 0.3 * i) > 0)
                    hi[i] = mid;
                else
                    lo[i] = mid;
            }
        }
        return lo[0] + lo[1] * lo[2];
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double FibonacciSearch(double k)
    {
        double a = 0, b = 4;
        double previous = 1, current = 1;
        for (int i = 0; i < 40; i++)
            (previous, current) = (current, previous + current);
        double x1 = a + (current - previous) / current * (b - a), x2 = a + previous / current * (b - a);
        double f1 = Valley(x1, k), f2 = Valley(x2, k);
        /*!*/for (int i = 0; i < 38; i++)
        {
            (previous, current) = (current - previous, previous);
            if (f1 > f2)
            {
                a = x1;
                x1 = x2;
                f1 = f2;
                x2 = a + previous / current * (b - a);
                f2 = Valley(x2, k);
            }
            else
            {
                b = x2;
                x2 = x1;
                f2 = f1;
                x1 = a + (current - previous) / current * (b - a);
                f1 = Valley(x1, k);
            }
        }
        return (a + b) / 2;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double SearchByExpansionAndContraction(double k)
    {
        double x = 0.5, step = 0.1, best = Valley(x, k);
        /*!*/for (int i = 0; i < 400 && Math.Abs(step) > 1e-12; i++)
        {
            double value = Valley(x + step, k);
            if (value < best)
            {
                x += step;
                best = value;
                step *= 3;
            }
            else
            {
                step *= -0.5;
            }
        }
        return x;
    }

    [Differentiable, At(3.1, 1.0), At(2.2, 2.0)]
    public static double Threshold(double k, double area)
    {
        double[] sample = new double[] { 0.1, 0.4, 0.9, 1.6, 2.5 };
        double low = 0, high = 3;
        /*!*/do
        {
            double level = (low + high) / 2;
            double mass = 0;
            foreach (double s in sample)
                mass += 1 / (1 + Math.Exp(-k * (s - level)));
            if (mass < area)
                high = level;
            else
                low = level;
        }
        while (high - low > 1e-12);
        return low;
    }

    [Differentiable, At(0.6f), At(1.1f)]
    public static float SinglePrecision(float k)
    {
        float lo = 0f, hi = 4f;
        /*!*/for (int i = 0; i < 30; i++)
        {
            float mid = 0.5f * (lo + hi);
            if (MathF.Exp(0.5f * mid) + mid - 3 * k > 0)
                hi = mid;
            else
                lo = mid;
        }
        return 0.5f * (lo + hi);
    }

    [Differentiable, At(0.3), At(0.8)]
    public static double AnomalyByCalderon(double mean)
    {
        double f = mean < 0 ? -1 : 1;
        double m = Math.Abs(mean) / (2 * Math.PI);
        m = (m - Math.Floor(m)) * 2 * Math.PI * f;
        double e0 = Math.PI / 2, d = Math.PI / 4;
        /*!*/for (int i = 0; i < 53; i++)
        {
            double m1 = e0 - 0.3 * Math.Sin(e0);
            e0 += d * Math.Sign(m - m1);
            d *= 0.5;
        }
        return e0 * f;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double ByOutParameter(double k)
    {
        /*!*/Bracketed(k, out double root, out int steps);
        return root + 0 * steps;
    }

    private static void Bracketed(double k, out double root, out int steps)
    {
        double lo = 0, hi = 4;
        steps = 0;
        while (hi - lo > 1e-12)
        {
            double mid = (lo + hi) / 2;
            if (Residual(mid, k) > 0)
                hi = mid;
            else
                lo = mid;
            steps++;
        }
        root = (lo + hi) / 2;
    }

    private static double Residual(double x, double k) => Math.Exp(0.5 * x) + x - 3 * k;

    private static double Valley(double x, double k) => Math.Exp(0.5 * x) - 3 * k * Math.Log(1 + x);
}
