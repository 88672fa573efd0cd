using System;
using GradGen;

namespace Loops;

/// <summary>Solvers by branches inside of something larger.</summary>
public static partial class Applied
{
    [Differentiable, At(10.5, 100, 100), At(6.0, 90, 100)]
    public static double ImpliedVolatility(double price, double spot, double strike)
    {
        double low = 1e-4, high = 4;
        double sigma = 0.2;
        /*!*/for (int i = 0; i < 100; i++)
        {
            sigma = (low + high) / 2;
            double difference = Call(spot, strike, sigma) - price;
            if (Math.Abs(difference) < 1e-13)
                return sigma;
            if (difference < 0)
                low = sigma;
            else
                high = sigma;
        }
        return sigma;
    }

    [Differentiable, At(10.5, 100), At(6.0, 95)]
    public static double DeltaAtImpliedVolatility(double price, double spot)
    {
        double low = 1e-4, high = 4;
        /*!*/while (high - low > 1e-13)
        {
            double sigma = (low + high) / 2;
            if (Call(spot, 100, sigma) < price)
                low = sigma;
            else
                high = sigma;
        }
        double root = Math.Sqrt(0.5);
        double d1 = (Math.Log(spot / 100) + (0.01 + low * low / 2) * 0.5) / (low * root);
        return Normal(d1);
    }

    [Differentiable, At(2.0, 3.0), At(0.5, 8.0)]
    public static double InAnotherMethod(double x, double y) => /*!*/Root(x) * y;

    private static double Root(double target)
    {
        double a = 0, b = 10;
        while (b - a > 1e-13)
        {
            double c = (a + b) / 2;
            if (Cubic(c) < target)
                a = c;
            else
                b = c;
        }
        return (a + b) / 2;
    }

    private static double Cubic(double r) => r * (1 + r * (0.1 + 0.02 * r));

    [Differentiable, At(2.0), At(5.0)]
    public static double InALocalFunction(double x)
    {
        return Solve(0, 4) + x;

        double Solve(double lo, double hi)
        {
            /*!*/for (int i = 0; i < 55; i++)
            {
                double mid = (lo + hi) / 2;
                if (Math.Exp(mid) - 1 > x)
                    hi = mid;
                else
                    lo = mid;
            }
            return hi;
        }
    }

    [Differentiable, At(1.0, 2.0), At(0.3, 0.7)]
    public static double WeightedSumOfRoots(double scale, double weight)
    {
        double sum = 0;
        for (int i = 1; i <= 5; i++)
        {
            double lo = 0, hi = 10;
            /*!*/while (hi - lo > 1e-13)
            {
                double mid = (lo + hi) / 2;
                if (mid + Math.Pow(mid, i) < scale * i)
                    lo = mid;
                else
                    hi = mid;
            }
            sum += weight * i * lo;
        }
        return sum;
    }

    [Differentiable, At(3.0), At(40.0)]
    public static double ExpandThenBisect(double x)
    {
        double lo = 0, hi = 1;
        while (hi * hi * hi + hi < x)
            hi *= 2;
        /*!*/while (hi - lo > 1e-13)
        {
            double mid = (lo + hi) / 2;
            if (mid * mid * mid + mid < x)
                lo = mid;
            else
                hi = mid;
        }
        return (lo + hi) / 2;
    }

    [Differentiable, At(1.1e5, 0.2), At(4e4, 0.05)]
    public static double ColebrookFriction(double reynolds, double roughness)
    {
        double lo = 0.001, hi = 0.2;
        /*!*/for (int i = 0; i < 70; i++)
        {
            double f = (lo + hi) / 2;
            double s = 1 / Math.Sqrt(f);
            double g = s + 2 * Math.Log10(roughness * 0.01 / 3.7 + 2.51 * s / reynolds);
            if (g > 0)
                lo = f;
            else
                hi = f;
        }
        return hi;
    }

    [Differentiable, At(1.0, 2.0, 4.0), At(3.0, 0.5, 2.5)]
    public static double WaterFilling(double power, double a, double b)
    {
        double[] noise = new double[] { a, b, 3 };
        double lo = 0, hi = 20;
        /*!*/while (hi - lo > 1e-12)
        {
            double level = (lo + hi) / 2;
            double used = 0;
            for (int i = 0; i < noise.Length; i++)
                used += Math.Max(0, level - noise[i]);
            if (used > power)
                hi = level;
            else
                lo = level;
        }
        double capacity = 0;
        for (int i = 0; i < noise.Length; i++)
            capacity += Math.Log(1 + Math.Max(0, lo - noise[i]) / noise[i]);
        return capacity;
    }

    [Differentiable, At(-100, 60, 60), At(-80, 30, 75)]
    public static double InternalRateOfReturn(double first, double second, double third)
    {
        double[] cash = new double[] { first, second, third };
        double lo = -0.9, hi = 2;
        double rate = 0.1;
        int n = 0;
        /*!*/while (n++ < 100)
        {
            rate = (lo + hi) / 2;
            double npv = 0;
            for (int t = 0; t < cash.Length; t++)
                npv += cash[t] * Math.Pow(1 + rate, -t);
            if (npv > 0)
                lo = rate;
            else
                hi = rate;
        }
        return rate;
    }

    [Differentiable, At(30, 0.4), At(12, 0.7)]
    public static float WetBulbTemperature(float dry, float humidity)
    {
        float low = -20f, high = dry;
        float vapour = humidity * Saturation(dry);
        /*!*/for (int i = 0; i < 40; i++)
        {
            float wet = 0.5f * (low + high);
            if (Saturation(wet) - 0.66f * (dry - wet) > vapour)
                high = wet;
            else
                low = wet;
        }
        return high;
    }

    private static float Saturation(float t) => 6.112f * MathF.Exp(17.67f * t / (t + 243.5f));

    [Differentiable, At(0.7, 1.0), At(1.4, 2.0)]
    public static double ImplicitEuler(double rate, double start)
    {
        double y = start;
        for (int step = 0; step < 10; step++)
        {
            double lo = 0, hi = 10;
            /*!*/for (int i = 0; i < 60; i++)
            {
                double mid = (lo + hi) / 2;
                if (mid + 0.1 * rate * mid * mid * mid > y)
                    hi = mid;
                else
                    lo = mid;
            }
            y = lo;
        }
        return y;
    }

    private static double Call(double spot, double strike, double sigma)
    {
        double root = Math.Sqrt(0.5);
        double d1 = (Math.Log(spot / strike) + (0.01 + sigma * sigma / 2) * 0.5) / (sigma * root);
        return spot * Normal(d1) - strike * Math.Exp(-0.005) * Normal(d1 - sigma * root);
    }

    private static double Normal(double x) => 1 / (1 + Math.Exp(-1.5976 * x - 0.070565992 * x * x * x));
}
