using System;
using GradGen;

namespace Loops;

/// <summary>Bisection as it is written: by a width, a count, a flag, a sign, with and without leaving early.</summary>
public static partial class Bisection
{
    [Differentiable, At(2), At(7.3)]
    public static double SquareRoot(double x)
    {
        double lo = 0, hi = Math.Max(1, x);
        /*!*/while (hi - lo > 1e-12)
        {
            double mid = 0.5 * (lo + hi);
            if (mid * mid > x)
                hi = mid;
            else
                lo = mid;
        }
        return 0.5 * (lo + hi);
    }

    [Differentiable, At(0.7, 0.3), At(2.1, 0.6)]
    public static double EccentricAnomaly(double meanAnomaly, double eccentricity)
    {
        double lo = 0, hi = Math.PI;
        /*!*/for (int i = 0; i < 60; i++)
        {
            double middle = (lo + hi) / 2;
            if (middle - eccentricity * Math.Sin(middle) < meanAnomaly)
                lo = middle;
            else
                hi = middle;
        }
        return lo;
    }

    [Differentiable, At(95.0), At(104.0)]
    public static double BondYield(double price)
    {
        double low = -0.5, high = 1.0, rate = 0;
        int iterations = 0;
        /*!*/while (high - low > 1e-13 && iterations < 200)
        {
            rate = low + (high - low) / 2;
            double value = 0;
            for (int year = 1; year <= 10; year++)
                value += 5 / Math.Pow(1 + rate, year);
            value += 100 / Math.Pow(1 + rate, 10);
            if (value > price)
                low = rate;
            else
                high = rate;
            iterations++;
        }
        return rate;
    }

    [Differentiable, At(2.0, 0.1, 3.0), At(5.0, 1.0, 2.5)]
    public static double CubeRootInBracket(double target, double a, double b)
    {
        double fa = a * a * a - target;
        double m = a;
        /*!*/for (int k = 0; k < 100; k++)
        {
            m = (a + b) / 2;
            double fm = m * m * m - target;
            if (Math.Abs(fm) < 1e-13 || (b - a) / 2 < 1e-13)
                break;
            if (fm * fa > 0)
            {
                a = m;
                fa = fm;
            }
            else
            {
                b = m;
            }
        }
        return m;
    }

    [Differentiable, At(0.3), At(0.81)]
    public static double Arcsine(double y)
    {
        double left = -Math.PI / 2, right = Math.PI / 2;
        double middle;
        /*!*/do
        {
            middle = (left + right) / 2;
            double residual = Math.Sin(middle) - y;
            if (residual == 0)
                return middle;
            if (residual > 0)
                right = middle;
            else
                left = middle;
        }
        while (right - left > 1e-14);
        return middle;
    }

    [Differentiable, At(0.4), At(3.1)]
    public static double LambertW(double z)
    {
        double lo = 0, hi = 5;
        /*!*/for (; ; )
        {
            double w = 0.5 * (lo + hi);
            double f = w * Math.Exp(w) - z;
            if (f > 1e-14)
                hi = w;
            else if (f < -1e-14)
                lo = w;
            else
                return w;
            if (hi - lo < 1e-14)
                return w;
        }
    }

    [Differentiable, At(1.5), At(0.2)]
    public static double Omega(double k)
    {
        double lo = 0.0, hi = 20.0;
        /*!*/for (int i = 0; i < 80; i++)
        {
            double mid = lo + 0.5 * (hi - lo);
            bool isTooLarge = mid * Math.Tanh(mid) > k;
            hi = isTooLarge ? mid : hi;
            lo = isTooLarge ? lo : mid;
        }
        return 0.5 * (lo + hi);
    }

    [Differentiable, At(50.0), At(3e4)]
    public static double GeometricMiddle(double x)
    {
        double lo = 1e-6, hi = 1e6;
        /*!*/while (hi / lo > 1 + 1e-13)
        {
            double mid = Math.Sqrt(lo * hi);
            if (mid * mid * mid < x)
                lo = mid;
            else
                hi = mid;
        }
        return lo;
    }

    [Differentiable, At(1.2), At(2.2)]
    public static double Converged(double target)
    {
        double lower = 0, upper = 10, guess = 5;
        bool converged = false;
        /*!*/while (!converged)
        {
            guess = (lower + upper) * 0.5;
            double error = Math.Log(1 + guess) + guess * 0.1 - target;
            if (Math.Abs(error) < 1e-13 || upper - lower < 1e-13)
                converged = true;
            else if (error > 0)
                upper = guess;
            else
                lower = guess;
        }
        return guess;
    }

    [Differentiable, At(0.2), At(0.93)]
    public static double NormalQuantile(double p)
    {
        double lo = -8, hi = 8;
        /*!*/while (true)
        {
            double mid = (lo + hi) / 2;
            double cdf = Cdf(mid);
            if (Math.Abs(cdf - p) < 1e-14)
                return mid;
            if (hi - lo < 1e-13)
                break;
            if (cdf < p)
                lo = mid;
            else
                hi = mid;
        }
        return (lo + hi) / 2;
    }

    private static double Cdf(double x) => 1 / (1 + Math.Exp(-1.5976 * x - 0.070565992 * x * x * x));
}
