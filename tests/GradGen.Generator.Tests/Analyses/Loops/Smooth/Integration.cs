using System;
using GradGen;

namespace Loops;

/// <summary>Integrals and differential equations, with steps that are adapted to errors.</summary>
public static partial class Integration
{
    [Differentiable, At(0.7, 1.0), At(1.4, 2.0)]
    public static double RungeKutta(double rate, double start)
    {
        double y = start, h = 0.05;
        for (int i = 0; i < 20; i++)
        {
            double k1 = Slope(y, rate), k2 = Slope(y + h / 2 * k1, rate), k3 = Slope(y + h / 2 * k2, rate), k4 = Slope(y + h * k3, rate);
            y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return y;
    }

    [Differentiable, At(0.7, 1.0), At(1.4, 2.0)]
    public static double HalvedAndDoubledSteps(double rate, double start)
    {
        double t = 0, y = start, h = 0.1;
        while (t < 1)
        {
            if (t + h > 1)
                h = 1 - t;
            double one = Step(y, h, rate);
            double two = Step(Step(y, h / 2, rate), h / 2, rate);
            double error = Math.Abs(two - one);
            if (error > 1e-9)
            {
                h *= 0.5;
                continue;
            }
            t += h;
            y = two;
            if (error < 1e-11)
                h *= 2;
        }
        return y;
    }

    [Differentiable, At(0.7), At(1.4)]
    public static double HalvedStepsWithAFixedStart(double rate)
    {
        double t = 0, y = 1.5, h = 0.1;
        while (1 - t > 1e-12)
        {
            h = Math.Min(h, 1 - t);
            double one = Step(y, h, rate), two = Step(Step(y, h / 2, rate), h / 2, rate);
            if (Math.Abs(two - one) < 1e-9)
            {
                t += h;
                y = two + (two - one) / 15;
                h *= 1.5;
            }
            else
            {
                h /= 2;
            }
        }
        return y;
    }

    [Differentiable, At(0.7, 1.0), At(1.4, 2.0)]
    public static double AdaptedByPower(double rate, double start)
    {
        double t = 0, y = start, h = 0.1;
        for (int i = 0; i < 500 && t < 1; i++)
        {
            if (t + h > 1)
                h = 1 - t;
            double one = Step(y, h, rate), two = Step(Step(y, h / 2, rate), h / 2, rate);
            double error = Math.Abs(two - one) / 1e-9;
            if (error <= 1)
            {
                t += h;
                y = two;
            }
            h *= Math.Min(4, Math.Max(0.1, 0.9 * Math.Pow(error + 1e-9, -0.2)));
        }
        return y;
    }

    [Differentiable, At(0.7, 1.0), At(1.4, 2.0)]
    public static double StateInArrays(double rate, double start)
    {
        double[] y = new double[] { start, 0 };
        double[] one = new double[2];
        double[] two = new double[2];
        double t = 0, h = 0.05;
        while (t < 1 - 1e-12)
        {
            if (t + h > 1)
                h = 1 - t;
            double error = 0;
            for (int i = 0; i < 2; i++)
            {
                double slope = i == 0 ? y[1] : -rate * y[0];
                one[i] = y[i] + h * slope;
                double halfSlope = i == 0 ? y[1] - h / 2 * rate * y[0] : -rate * (y[0] + h / 2 * y[1]);
                two[i] = y[i] + h * halfSlope;
                error = Math.Max(error, Math.Abs(two[i] - one[i]));
            }
            if (error > 1e-5)
            {
                h /= 2;
            }
            else
            {
                for (int i = 0; i < 2; i++)
                    y[i] = two[i];
                t += h;
                h *= 1.3;
            }
        }
        return y[0];
    }

    [Differentiable, At(0.7), At(1.9)]
    public static double TrapezoidUntilItConverges(double a)
    {
        double old = 0, result = 0;
        int n = 1;
        for (int round = 0; round < 20; round++)
        {
            double h = 2.0 / n;
            double sum = 0.5 * (Math.Exp(-a * 0) + Math.Exp(-a * 4));
            for (int i = 1; i < n; i++)
                sum += Math.Exp(-a * i * h * i * h);
            result = sum * h;
            if (round > 3 && Math.Abs(result - old) < 1e-9)
                break;
            old = result;
            n *= 2;
        }
        return result;
    }

    [Differentiable, At(0.7), At(1.9)]
    public static double HalvedIntervals(double a)
    {
        double h = 2, old = 1e9, sum = 0.5 * (1 + Math.Exp(-4 * a));
        double total = h * sum;
        while (Math.Abs(total - old) > 1e-8)
        {
            old = total;
            for (double x = h / 2; x < 2; x += h)
                sum += Math.Exp(-a * x * x);
            h *= 0.5;
            total = h * sum;
        }
        return h * sum;
    }

    [Differentiable, At(0.7), At(1.9)]
    public static double Romberg(double a)
    {
        double[] row = new double[10];
        double h = 2;
        row[0] = h / 2 * (1 + Math.Exp(-4 * a));
        double answer = row[0];
        for (int k = 1; k < 10; k++)
        {
            h /= 2;
            double sum = 0;
            for (int i = 1; i < 1 << k; i += 2)
                sum += Math.Exp(-a * (i * h) * (i * h));
            double left = row[0];
            row[0] = 0.5 * row[0] + h * sum;
            double factor = 4;
            for (int j = 1; j <= k; j++)
            {
                double kept = row[j];
                row[j] = row[j - 1] + (row[j - 1] - left) / (factor - 1);
                left = kept;
                factor *= 4;
            }
            double error = Math.Abs(row[k] - answer);
            answer = row[k];
            if (k > 3 && error < 1e-12)
                break;
        }
        return answer;
    }

    [Differentiable, At(0.7, 2.0), At(1.9, 1.0)]
    public static double AdaptiveSimpson(double a, double end)
    {
        double[] left = new double[60];
        double[] right = new double[60];
        int top = 1;
        left[0] = 0;
        right[0] = end;
        double total = 0;
        while (top > 0)
        {
            top--;
            double lo = left[top], hi = right[top], mid = (lo + hi) / 2, width = hi - lo;
            double whole = width / 6 * (Peak(lo, a) + 4 * Peak(mid, a) + Peak(hi, a));
            double halves = width / 12 * (Peak(lo, a) + 4 * Peak((lo + mid) / 2, a) + 2 * Peak(mid, a) + 4 * Peak((mid + hi) / 2, a) + Peak(hi, a));
            if (Math.Abs(halves - whole) < 1e-10 * width || top > 50)
            {
                total += halves + (halves - whole) / 15;
            }
            else
            {
                left[top] = lo;
                right[top] = mid;
                left[top + 1] = mid;
                right[top + 1] = hi;
                top += 2;
            }
        }
        return total;
    }

    [Differentiable, At(9.0, 4.0), At(12.0, 3.0)]
    public static double EventByInterpolation(double speed, double drag)
    {
        double y = 0, v = speed, t = 0, h = 0.001;
        double before = 0;
        do
        {
            before = y;
            y += h * v;
            v -= h * (9.81 + 0.01 * drag * v * Math.Abs(v));
            t += h;
        }
        while (y > 0);
        return t - h * y / (y - before);
    }

    [Differentiable, At(1.2, 0.4), At(0.8, 0.9)]
    public static double Verlet(double x, double v)
    {
        double a = -Math.Sin(x);
        for (int i = 0; i < 200; i++)
        {
            x += v * 0.01 + 0.5 * a * 0.0001;
            double next = -Math.Sin(x);
            v += 0.5 * (a + next) * 0.01;
            a = next;
        }
        return x;
    }

    private static double Slope(double y, double rate) => rate * y * (1 - y / 3);

    private static double Step(double y, double h, double rate)
    {
        double k1 = Slope(y, rate), k2 = Slope(y + h / 2 * k1, rate), k3 = Slope(y + h / 2 * k2, rate), k4 = Slope(y + h * k3, rate);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    private static double Peak(double x, double a) => 1 / (0.1 + (x - a) * (x - a));
}
