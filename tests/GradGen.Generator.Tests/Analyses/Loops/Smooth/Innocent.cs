using System;
using GradGen;

namespace Loops;

/// <summary>Loops with comparisons that mean well.</summary>
public static partial class Innocent
{
    [Differentiable, At(0.6), At(1.1)]
    public static double SeededNewton(double k)
    {
        double lo = 0, hi = 4;
        for (int i = 0; i < 10; i++)
        {
            double mid = 0.5 * (lo + hi);
            if (Residual(mid, k) > 0)
                hi = mid;
            else
                lo = mid;
        }
        double t = 0.5 * (lo + hi);
        for (int i = 0; i < 5; i++)
        {
            double f = Residual(t, k), slope = 0.5 * Math.Exp(0.5 * t) + 1;
            if (slope == 0)
                break;
            double step = f / slope;
            t -= step;
            if (Math.Abs(step) < 1e-13)
                break;
        }
        return t;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double SeededSecant(double k)
    {
        double lo = 0, hi = 4;
        for (int i = 0; i < 10; i++)
        {
            double mid = 0.5 * (lo + hi);
            if (Residual(mid, k) > 0)
                hi = mid;
            else
                lo = mid;
        }
        double flo = Residual(lo, k), fhi = Residual(hi, k);
        for (int i = 0; i < 20 && Math.Abs(fhi) > 1e-14; i++)
        {
            double next = hi - fhi * (hi - lo) / (fhi - flo);
            lo = hi;
            flo = fhi;
            hi = next;
            fhi = Residual(hi, k);
        }
        return hi;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double NewtonWithFallback(double k)
    {
        double xl = 0, xh = 4, rts = 2, dxold = 4, dx = 4;
        double f = Residual(rts, k), df = 0.5 * Math.Exp(0.5 * rts) + 1;
        for (int j = 0; j < 100; j++)
        {
            if (((rts - xh) * df - f) * ((rts - xl) * df - f) > 0 || Math.Abs(2 * f) > Math.Abs(dxold * df))
            {
                dxold = dx;
                dx = 0.5 * (xh - xl);
                rts = xl + dx;
                if (xl == rts)
                    return rts;
            }
            else
            {
                dxold = dx;
                dx = f / df;
                double before = rts;
                rts -= dx;
                if (before == rts)
                    return rts;
            }
            if (Math.Abs(dx) < 1e-13)
                return rts;
            f = Residual(rts, k);
            df = 0.5 * Math.Exp(0.5 * rts) + 1;
            if (f < 0)
                xl = rts;
            else
                xh = rts;
        }
        return rts;
    }

    [Differentiable, At(0.6), At(1.1)]
    public static double Muller(double k)
    {
        double x0 = 0, x1 = 1, x2 = 2;
        for (int i = 0; i < 30; i++)
        {
            double f0 = Residual(x0, k), f1 = Residual(x1, k), f2 = Residual(x2, k);
            double h0 = x1 - x0, h1 = x2 - x1, d0 = (f1 - f0) / h0, d1 = (f2 - f1) / h1;
            double a = (d1 - d0) / (h1 + h0), b = a * h1 + d1, root = Math.Sqrt(Math.Max(0, b * b - 4 * a * f2));
            double denominator = Math.Abs(b + root) > Math.Abs(b - root) ? b + root : b - root;
            double step = -2 * f2 / denominator;
            x0 = x1;
            x1 = x2;
            x2 += step;
            if (Math.Abs(step) < 1e-9)
                break;
        }
        return x2 - Residual(x2, k) / (0.5 * Math.Exp(0.5 * x2) + 1);
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 1.6)]
    public static double BogackiShampine(double rate, double start)
    {
        double t = 0, y = start, h = 0.2;
        double integral = 0;
        int rejected = 0;
        while (t < 1)
        {
            h = Math.Min(h, 1 - t);
            double k1 = rate * y * (2 - y), k2 = rate * (y + h / 2 * k1) * (2 - y - h / 2 * k1);
            double k3 = rate * (y + 0.75 * h * k2) * (2 - y - 0.75 * h * k2);
            double next = y + h * (2 * k1 + 3 * k2 + 4 * k3) / 9;
            double k4 = rate * next * (2 - next);
            double error = Math.Abs(h * (-5 * k1 / 72 + k2 / 12 + k3 / 9 - k4 / 8));
            if (error < 1e-8)
            {
                integral += h * 0.5 * (y + next);
                y = next;
                t += h;
                if (error < 1e-10)
                    h *= 1.6;
            }
            else
            {
                rejected++;
                h *= 0.6;
            }
        }
        return y + 0.01 * integral;
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double SettlesWithHysteresis(double gain, double input)
    {
        double level = 0, valve = 0, sum = 0;
        for (int i = 0; i < 100; i++)
        {
            if (valve == 0 && level < 0.3)
                valve = 1;
            if (valve == 1 && level > 0.7)
                valve = 0;
            level += 0.1 * (valve * input - gain * level);
            sum += level;
        }
        return sum / 100;
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double Momentum(double a, double b)
    {
        double x = 0, v = 0, rate = 0.2;
        double previous = double.MaxValue;
        for (int i = 0; i < 600; i++)
        {
            double loss = (x - a) * (x - a) + 0.1 * Math.Exp(b * x * 0.3);
            if (loss > previous)
                rate *= 0.95;
            previous = loss;
            v = 0.8 * v - rate * (2 * (x - a) + 0.03 * b * Math.Exp(b * x * 0.3));
            x += v;
        }
        return x;
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double GaussNewtonWithHalving(double y1, double y2)
    {
        double p = 0.3;
        for (int i = 0; i < 60; i++)
        {
            double r1 = Math.Exp(p) - y1 - 1, r2 = p * p + p - y2;
            double j1 = Math.Exp(p), j2 = 2 * p + 1;
            double step = (j1 * r1 + j2 * r2) / (j1 * j1 + j2 * j2);
            double cost = r1 * r1 + r2 * r2;
            double t = 1;
            while (t > 1e-4)
            {
                double q = p - t * step, s1 = Math.Exp(q) - y1 - 1, s2 = q * q + q - y2;
                if (s1 * s1 + s2 * s2 <= cost)
                    break;
                t /= 2;
            }
            p -= t * step;
        }
        return p;
    }

    [Differentiable, At(2.3, 0.6), At(7.1, 1.1)]
    public static double PeriodicTable(double x, double period)
    {
        double[] table = new double[] { 0, 1, 0.5, -0.5, -1 };
        double phase = x / period;
        phase -= Math.Floor(phase);
        double position = phase * 5;
        int i = (int)position;
        double t = position - i;
        return table[i] + t * (table[(i + 1) % 5] - table[i]);
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double MarchThenInterpolate(double level, double scale)
    {
        double t = 0, step = 0.001, before = -level, now = before;
        while (now < 0)
        {
            before = now;
            t += step;
            now = t * t * scale + Math.Sin(t) - level;
        }
        return t - step * now / (now - before);
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double DynamicProgram(double a, double b)
    {
        double[] cost = new double[] { a, b, a * b, 0.3, 1 };
        double[] best = new double[6];
        int[] from = new int[6];
        for (int i = 1; i <= 5; i++)
        {
            best[i] = best[i - 1] + cost[i - 1] * cost[i - 1];
            from[i] = i - 1;
            if (i > 1 && best[i - 2] + 0.7 * cost[i - 1] + 0.1 < best[i])
            {
                best[i] = best[i - 2] + 0.7 * cost[i - 1] + 0.1;
                from[i] = i - 2;
            }
        }
        double total = 0;
        for (int i = 5; i > 0; i = from[i])
            total += cost[i - 1] * i;
        return total + best[5];
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double ClosestPoint(double px, double py)
    {
        double[] x = new double[] { 0, 1, 2, 3 };
        double[] y = new double[] { 0, 1, 0, 2 };
        double best = double.MaxValue;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double dx = x[i + 1] - x[i], dy = y[i + 1] - y[i];
            double t = ((px - x[i]) * dx + (py - y[i]) * dy) / (dx * dx + dy * dy);
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            double ex = x[i] + t * dx - px, ey = y[i] + t * dy - py;
            double d = ex * ex + ey * ey;
            if (d < best)
                best = d;
        }
        return Math.Sqrt(best);
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double ClampedRecurrence(double a, double b)
    {
        double x = 0.1, low = double.MaxValue, high = double.MinValue;
        for (int i = 0; i < 20; i++)
        {
            x = Math.Clamp(x + a * Math.Sin(b * x + i), -1.5, 1.5);
            low = Math.Min(low, x);
            high = Math.Max(high, x);
        }
        return high - low;
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double Drawdown(double drift, double volatility)
    {
        double price = 100, peak = 100, worst = 0;
        for (int i = 1; i < 50; i++)
        {
            price *= 1 + 0.001 * drift + 0.01 * volatility * Math.Sin(i * i);
            if (price > peak)
                peak = price;
            double fall = (peak - price) / peak;
            if (fall > worst)
                worst = fall;
        }
        return worst;
    }

    [Differentiable, At(0.6, 1.0), At(1.1, 2.0)]
    public static double Reinsurance(double retention, double scale)
    {
        double[] loss = new double[] { 0.2, 1.4, 3.3, 0.9 };
        double aggregate = 0, paid = 0;
        for (int i = 0; i < loss.Length; i++)
        {
            double ceded = loss[i] * scale > retention ? loss[i] * scale - retention : 0;
            if (aggregate + ceded > 2)
                ceded = 2 - aggregate;
            aggregate += ceded;
            paid += loss[i] * scale - ceded;
        }
        return paid * (1 + 0.1 * retention);
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double Padding(double a, double b)
    {
        double n = 1;
        while (n < 16)
            n *= 2;
        return a * b * n;
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double NormalisedMantissa(double a, double b)
    {
        double x = a * b * 1000;
        double exponent = 0;
        while (x >= 10)
        {
            x /= 10;
            exponent++;
        }
        return Math.Log10(x) + exponent;
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double StepsThatGrowUntilDone(double a, double b)
    {
        double x = 0, sum = 0, h = 1e-3;
        while (x < 1)
        {
            if (x + h > 1)
                h = 1 - x;
            sum += h * Math.Exp(-a * (x + 0.5 * h)) * b;
            x += h;
            h *= 1.01;
        }
        return sum;
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double TermsUntilSmall(double a, double b)
    {
        double n = 1, sum = 0, term;
        do
        {
            term = Math.Pow(a / (1 + a), n) * b / n;
            sum += term;
            n += 1;
        }
        while (term > 1e-14);
        return sum;
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double DoubledPanels(double a, double b)
    {
        double panels = 2, previous = 0, current = Midpoint(a, b, 1);
        while (Math.Abs(current - previous) > 1e-6)
        {
            previous = current;
            current = Midpoint(a, b, panels);
            panels *= 2;
        }
        return current;
    }

    private static double Midpoint(double a, double b, double panels)
    {
        double sum = 0;
        for (int i = 0; i < panels; i++)
            sum += Math.Exp(-a * (i + 0.5) / panels) * b;
        return sum / panels;
    }

    [Differentiable, At(0.6, 1.3, 2.2), At(1.1, 2.2, 0.4)]
    public static double CardanoByCase(double a, double b, double c)
    {
        double p = b - a * a / 3, q = 2 * a * a * a / 27 - a * b / 3 + c;
        double discriminant = q * q / 4 + p * p * p / 27;
        if (discriminant >= 0)
        {
            double s = Math.Sqrt(discriminant);
            return Math.Cbrt(-q / 2 + s) + Math.Cbrt(-q / 2 - s) - a / 3;
        }
        double r = Math.Sqrt(-p / 3);
        return 2 * r * Math.Cos(Math.Acos(-q / (2 * r * r * r)) / 3) - a / 3;
    }

    [Differentiable, At(0.6, 1.3), At(1.1, 2.2)]
    public static double Quantised(double a, double b)
    {
        double levels = 8;
        double rounded = Math.Round(a * levels) / levels;
        return (a - rounded) * (a - rounded) * b;
    }

    [Differentiable, At(0.61, 1.3), At(1.13, 2.2)]
    public static double CarryingArrays(double a, double b)
    {
        double[] x = new double[4];
        double[] next = new double[4];
        x[0] = a;
        double damping = 1, change = 1;
        int iterations = 0;
        while (change > 1e-13 && iterations++ < 500)
        {
            change = 0;
            for (int i = 0; i < 4; i++)
            {
                double target = Math.Cos(b * x[(i + 3) % 4] * 0.3) + 0.2 * a * i;
                next[i] = x[i] + damping * (target - x[i]);
                change = Math.Max(change, Math.Abs(next[i] - x[i]));
            }
            for (int i = 0; i < 4; i++)
                x[i] = next[i];
            if (change > 0.5)
                damping *= 0.9;
        }
        return x[3];
    }

    private static double Residual(double x, double k) => Math.Exp(0.5 * x) + x - 3 * k;
}
