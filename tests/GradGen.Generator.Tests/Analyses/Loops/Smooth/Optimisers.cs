using System;
using GradGen;

namespace Loops;

/// <summary>Optimisation whose outcome hardly depends on the steps that comparisons choose, and values at a minimum.</summary>
public static partial class Optimisers
{
    private const double Ratio = 0.61803398874989484820;

    [Differentiable, At(1.3), At(2.4)]
    public static double GradientDescentWithBacktracking(double a)
    {
        double x = 1;
        for (int i = 0; i < 200; i++)
        {
            double slope = 0.3 * Math.Exp(0.3 * x) - a / (1 + x);
            double t = 4;
            while (Objective(x - t * slope, a) > Objective(x, a) - 0.4 * t * slope * slope && t > 1e-6)
                t *= 0.5;
            x -= t * slope;
        }
        return x;
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double AdaptedLearningRate(double a)
    {
        double x = 1, rate = 0.1, best = Objective(x, a);
        for (int i = 0; i < 400; i++)
        {
            double next = x - rate * (0.3 * Math.Exp(0.3 * x) - a / (1 + x));
            double value = Objective(next, a);
            if (value <= best)
            {
                x = next;
                best = value;
                rate *= 1.05;
            }
            else
            {
                rate *= 0.5;
            }
        }
        return x;
    }

    [Differentiable, At(1.9, 0.4, 0.9), At(2.6, 1.4, 0.5)]
    public static double LevenbergMarquardt(double y1, double y2, double y3)
    {
        double p = 0.1, lambda = 1;
        double cost = Cost(p, y1, y2, y3);
        for (int i = 0; i < 100; i++)
        {
            double e1 = Math.Exp(p * 1), e2 = Math.Exp(-p), e3 = Math.Exp(p * 0.5);
            double gradient = e1 * (e1 - y1) - e2 * (e2 - y2) + 0.5 * e3 * (e3 - y3);
            double curvature = e1 * e1 + e2 * e2 + 0.25 * e3 * e3;
            double trial = p - gradient / (curvature + lambda);
            double trialCost = Cost(trial, y1, y2, y3);
            if (trialCost < cost)
            {
                p = trial;
                cost = trialCost;
                lambda /= 3;
            }
            else
            {
                lambda *= 2;
            }
        }
        return p - (Math.Exp(p) * (Math.Exp(p) - y1) - Math.Exp(-p) * (Math.Exp(-p) - y2) + 0.5 * Math.Exp(0.5 * p) * (Math.Exp(0.5 * p) - y3))
            / (2 * Math.Exp(2 * p) - y1 * Math.Exp(p) + 2 * Math.Exp(-2 * p) - y2 * Math.Exp(-p) + 0.5 * Math.Exp(p) - 0.25 * y3 * Math.Exp(0.5 * p));
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double ExactLineSearch(double a)
    {
        double x = 1;
        for (int i = 0; i < 30; i++)
        {
            double slope = 0.3 * Math.Exp(0.3 * x) - a / (1 + x);
            double lo = 0, hi = 4;
            for (int k = 0; k < 40; k++)
            {
                double t1 = hi - Ratio * (hi - lo), t2 = lo + Ratio * (hi - lo);
                if (Objective(x - t1 * slope, a) < Objective(x - t2 * slope, a))
                    hi = t2;
                else
                    lo = t1;
            }
            x -= 0.5 * (lo + hi) * slope;
        }
        return x;
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double MinimumByGoldenSection(double a)
    {
        double lo = 0, hi = 5;
        double c = hi - Ratio * (hi - lo), d = lo + Ratio * (hi - lo);
        double fc = Objective(c, a), fd = Objective(d, a);
        for (int i = 0; i < 45; i++)
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
        return Math.Min(fc, fd);
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double MinimumEvaluatedAgain(double a)
    {
        double lo = 0, hi = 5;
        while (hi - lo > 1e-9)
        {
            double c = hi - Ratio * (hi - lo), d = lo + Ratio * (hi - lo);
            if (Objective(c, a) < Objective(d, a))
                hi = d;
            else
                lo = c;
        }
        return Objective((lo + hi) / 2, a);
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double SmallestOnAGrid(double a)
    {
        double best = double.MaxValue;
        for (double t = 0; t <= 5; t += 1e-3)
        {
            double value = Objective(t, a);
            if (value < best)
                best = value;
        }
        return best;
    }

    [Differentiable, At(1.3), At(2.4)]
    public static double GridThenNewton(double a)
    {
        double best = double.MaxValue, at = 0;
        for (int i = 0; i <= 20; i++)
        {
            double value = Objective(i * 0.25, a);
            if (value < best)
            {
                best = value;
                at = i * 0.25;
            }
        }
        for (int i = 0; i < 20; i++)
            at -= (0.3 * Math.Exp(0.3 * at) - a / (1 + at)) / (0.09 * Math.Exp(0.3 * at) + a / ((1 + at) * (1 + at)));
        return at;
    }

    [Differentiable, At(1.3, 0.7), At(2.4, -0.6)]
    public static double CoordinateDescent(double a, double b)
    {
        double x = 0, y = 0;
        for (int i = 0; i < 100; i++)
        {
            x = (a - 0.25 * y) / 1.5;
            y = (b - 0.25 * x) / 2;
        }
        return x * y + x;
    }

    [Differentiable, At(1.3, 0.7), At(2.4, 0.6)]
    public static double ConjugateGradient(double a, double b)
    {
        double x0 = 0, x1 = 0, r0 = a, r1 = b, p0 = r0, p1 = r1;
        double rs = r0 * r0 + r1 * r1;
        for (int i = 0; i < 10; i++)
        {
            if (rs < 1e-20)
                break;
            double ap0 = 4 * p0 + p1, ap1 = p0 + 3 * p1;
            double alpha = rs / (p0 * ap0 + p1 * ap1);
            x0 += alpha * p0;
            x1 += alpha * p1;
            r0 -= alpha * ap0;
            r1 -= alpha * ap1;
            double next = r0 * r0 + r1 * r1;
            p0 = r0 + next / rs * p0;
            p1 = r1 + next / rs * p1;
            rs = next;
        }
        return x0 + 2 * x1;
    }

    [Differentiable, At(0.9, -0.4, 0.3), At(0.2, 1.5, 0.8)]
    public static double ProjectionOntoTheSimplex(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c };
        double[] u = new double[] { a, b, c };
        for (int i = 0; i < 3; i++)
            for (int j = 0; j + 1 < 3 - i; j++)
                if (u[j] < u[j + 1])
                    (u[j], u[j + 1]) = (u[j + 1], u[j]);
        double sum = 0, threshold = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += u[i];
            double t = (sum - 1) / (i + 1);
            if (u[i] - t > 0)
                threshold = t;
        }
        double result = 0;
        for (int i = 0; i < 3; i++)
            result += (i + 1) * Math.Max(0, v[i] - threshold);
        return result;
    }

    [Differentiable, At(0.9, 3.4, 1.3, 5.1), At(0.2, 1.5, 2.8, 2.9)]
    public static double KMeans(double a, double b, double c, double d)
    {
        double[] x = new double[] { a, b, c, d };
        double low = 0, high = 6;
        int[] label = new int[4];
        for (int round = 0; round < 10; round++)
        {
            double sumLow = 0, sumHigh = 0;
            int countLow = 0, countHigh = 0;
            for (int i = 0; i < 4; i++)
            {
                label[i] = Math.Abs(x[i] - low) < Math.Abs(x[i] - high) ? 0 : 1;
                if (label[i] == 0)
                {
                    sumLow += x[i];
                    countLow++;
                }
                else
                {
                    sumHigh += x[i];
                    countHigh++;
                }
            }
            low = countLow > 0 ? sumLow / countLow : low;
            high = countHigh > 0 ? sumHigh / countHigh : high;
        }
        return high * high - low;
    }

    private static double Objective(double t, double a) => Math.Exp(0.3 * t) - a * Math.Log(1 + t);

    private static double Cost(double p, double y1, double y2, double y3)
    {
        double r1 = Math.Exp(p) - y1, r2 = Math.Exp(-p) - y2, r3 = Math.Exp(0.5 * p) - y3;
        return r1 * r1 + r2 * r2 + r3 * r3;
    }
}
