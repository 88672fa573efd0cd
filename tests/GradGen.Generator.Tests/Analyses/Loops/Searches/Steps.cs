using System;
using GradGen;

namespace Loops;

/// <summary>By steps that are halved, by digits, by marching, and by looking up.</summary>
public static partial class Steps
{
    private static readonly double[] s_x = new double[] { 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5 };
    private static readonly double[] s_y = new double[] { 0, 0.25, 1, 2.25, 4, 6.25, 9, 12.25, 16, 20.25, 25 };

    [Differentiable, At(2), At(7.3)]
    public static double HalvedSteps(double x)
    {
        double root = 0, step = 8;
        /*!*/while (step > 1e-13)
        {
            double next = root + step;
            if (next * next <= x)
                root = next;
            step *= 0.5;
        }
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double HalvedStepsEitherWay(double x)
    {
        double root = 4, step = 2;
        /*!*/for (int i = 0; i < 45; i++)
        {
            root += root * root * root + root < x ? step : -step;
            step /= 2;
        }
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double StepsBySign(double x)
    {
        double root = 4, step = 2;
        /*!*/while (step > 1e-13)
        {
            root -= step * Math.Sign(Math.Exp(root) - 1 - x);
            step *= 0.5;
        }
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double StepsByCopySign(double x)
    {
        double root = 4, step = 2;
        /*!*/while (step > 1e-13)
        {
            root -= Math.CopySign(step, root * root - x);
            step *= 0.5;
        }
        return root;
    }

    [Differentiable, At(2, 0.1, 9), At(7.3, 1.1, 12)]
    public static double HalvedStepsFromAnActiveStart(double x, double from, double to)
    {
        double root = from, step = (to - from) / 2;
        /*!*/while (step > 1e-13)
        {
            if ((root + step) * (root + step) < x)
                root += step;
            step /= 2;
        }
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double BinaryDigits(double x)
    {
        double result = 0;
        double bit = 16;
        /*!*/for (int i = 0; i < 50; i++, bit *= 0.5)
        {
            double trial = result + bit;
            if (trial * trial <= x)
                result = trial;
        }
        return result;
    }

    [Differentiable, At(1.2), At(3.3)]
    public static double Marching(double level)
    {
        double t = 0;
        /*!*/while (t * t + Math.Sin(t) < level)
            t += 1e-6;
        return t;
    }

    [Differentiable, At(1.2), At(3.3)]
    public static double ScanThatReverses(double level)
    {
        double t = 0, step = 0.5;
        bool below = true;
        /*!*/while (Math.Abs(step) > 1e-12)
        {
            t += step;
            bool now = t * t + Math.Sin(t) < level;
            if (now != below)
            {
                step = -step / 4;
                below = now;
            }
        }
        return t;
    }

    [Differentiable, At(1.7, Step = 0.6), At(3.2, Step = 0.6)]
    public static double TableSearch(double x)
    {
        int lo = 0, hi = s_x.Length - 1;
        /*!*/while (hi - lo > 1)
        {
            int mid = (lo + hi) / 2;
            if (s_x[mid] > x)
                hi = mid;
            else
                lo = mid;
        }
        return s_y[lo];
    }

    [Differentiable, At(1.7, 2.0, Step = 0.6), At(3.2, 0.5, Step = 0.6)]
    public static double TableScan(double x, double scale)
    {
        int i = 0;
        /*!*/while (i < s_x.Length - 1 && s_x[i + 1] <= x)
            i++;
        return scale * s_y[i];
    }

    [Differentiable, At(17.3, Step = 3), At(101.5, Step = 10)]
    public static double IntegerSquareRoot(double x)
    {
        double n = 0;
        /*!*/while ((n + 1) * (n + 1) <= x)
            n++;
        return n;
    }

    [Differentiable, At(3.1, Step = 0.5), At(7.7, Step = 0.5)]
    public static double IntegerQuantile(double mean)
    {
        int lo = 0, hi = 100;
        /*!*/while (lo < hi)
        {
            int mid = (lo + hi) >> 1;
            if (1 - Math.Exp(-(mid + 1) / mean) < 0.9)
                lo = mid + 1;
            else
                hi = mid;
        }
        return lo;
    }

    [Differentiable, At(1.2), At(3.3)]
    public static double BacktrackedLength(double slope)
    {
        double t = 64;
        /*!*/while (Math.Exp(t) - slope * t > 1 - 0.1 * t)
            t *= 0.999999;
        return t;
    }
}
