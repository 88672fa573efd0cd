using System;
using GradGen;

namespace Loops;

/// <summary>Solvers whose last steps depend smoothly on the inputs.</summary>
public static partial class RootFinders
{
    [Differentiable, At(2), At(7.3)]
    public static double NewtonSquareRoot(double x)
    {
        double r = 1;
        for (int i = 0; i < 12; i++)
            r = 0.5 * (r + x / r);
        return r;
    }

    [Differentiable, At(0.7, 0.3), At(2.1, 0.6)]
    public static double KeplerByNewton(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        double delta;
        do
        {
            delta = (e - eccentricity * Math.Sin(e) - meanAnomaly) / (1 - eccentricity * Math.Cos(e));
            e -= delta;
        }
        while (Math.Abs(delta) > 1e-12);
        return e;
    }

    [Differentiable, At(95.0), At(104.0)]
    public static double YieldByNewton(double price)
    {
        double y = 0.05;
        for (int i = 0; i < 50; i++)
        {
            double f = -price, df = 0;
            for (int t = 1; t <= 10; t++)
            {
                double cash = t == 10 ? 105 : 5;
                double discount = Math.Pow(1 + y, -t);
                f += cash * discount;
                df -= t * cash * discount / (1 + y);
            }
            double step = f / df;
            y -= step;
            if (Math.Abs(step) < 1e-14)
                break;
        }
        return y;
    }

    [Differentiable, At(0.4), At(3.1)]
    public static double HalleyLambert(double z)
    {
        double w = Math.Log(1 + z);
        for (int i = 0; i < 20; i++)
        {
            double e = Math.Exp(w);
            double f = w * e - z;
            double step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
            w -= step;
            if (Math.Abs(step) < 1e-13)
                return w;
        }
        return w;
    }

    [Differentiable, At(2), At(7.3)]
    public static double Secant(double x)
    {
        double a = 1, b = 2;
        double fa = a * a * a - x, fb = b * b * b - x;
        for (int i = 0; i < 60 && Math.Abs(fb) > 1e-13; i++)
        {
            double c = b - fb * (b - a) / (fb - fa);
            a = b;
            fa = fb;
            b = c;
            fb = b * b * b - x;
        }
        return b;
    }

    [Differentiable, At(2), At(7.3)]
    public static double RegulaFalsi(double x)
    {
        double a = 0.5, b = 4;
        double fa = a * a * a - x, fb = b * b * b - x;
        double c = a;
        for (int i = 0; i < 400; i++)
        {
            c = (a * fb - b * fa) / (fb - fa);
            double fc = c * c * c - x;
            if (Math.Abs(fc) < 1e-12)
                break;
            if (fa * fc < 0)
            {
                b = c;
                fb = fc;
            }
            else
            {
                a = c;
                fa = fc;
            }
        }
        return c;
    }

    [Differentiable, At(2), At(7.3)]
    public static double Illinois(double x)
    {
        double a = 0.5, b = 4;
        double fa = a * a * a - x, fb = b * b * b - x;
        int side = 0;
        double c = a;
        for (int i = 0; i < 100; i++)
        {
            c = (fa * b - fb * a) / (fa - fb);
            if (Math.Abs(b - a) < 1e-12 * Math.Abs(b + a))
                break;
            double fc = c * c * c - x;
            if (fc * fb > 0)
            {
                b = c;
                fb = fc;
                if (side == -1)
                    fa /= 2;
                side = -1;
            }
            else if (fa * fc > 0)
            {
                a = c;
                fa = fc;
                if (side == 1)
                    fb /= 2;
                side = 1;
            }
            else
            {
                break;
            }
        }
        return c;
    }

    [Differentiable, At(2), At(7.3)]
    public static double Ridders(double x)
    {
        double lo = 0, hi = 4;
        double flo = -x, fhi = hi * hi * hi + hi - x;
        double answer = lo;
        for (int i = 0; i < 60; i++)
        {
            double mid = 0.5 * (lo + hi);
            double fmid = mid * mid * mid + mid - x;
            double s = Math.Sqrt(fmid * fmid - flo * fhi);
            if (s == 0)
                return answer;
            double next = mid + (mid - lo) * ((flo >= fhi ? 1.0 : -1.0) * fmid / s);
            if (Math.Abs(next - answer) <= 1e-13)
                return next;
            answer = next;
            double f = next * next * next + next - x;
            if (f == 0)
                return answer;
            if (Math.CopySign(fmid, f) != fmid)
            {
                lo = mid;
                flo = fmid;
                hi = answer;
                fhi = f;
            }
            else if (Math.CopySign(flo, f) != flo)
            {
                hi = answer;
                fhi = f;
            }
            else
            {
                lo = answer;
                flo = f;
            }
        }
        return answer;
    }

    [Differentiable, At(2), At(7.3)]
    public static double Brent(double x)
    {
        double a = 0, b = 4, c = 4, d = 0, e = 0;
        double fa = -x, fb = Value(b, x), fc = fb;
        for (int i = 0; i < 100; i++)
        {
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0))
            {
                c = a;
                fc = fa;
                e = d = b - a;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double tolerance = 4e-16 * Math.Abs(b) + 0.5e-13;
            double middle = 0.5 * (c - b);
            if (Math.Abs(middle) <= tolerance || fb == 0)
                return b;
            if (Math.Abs(e) >= tolerance && Math.Abs(fa) > Math.Abs(fb))
            {
                double p, q;
                double s = fb / fa;
                if (a == c)
                {
                    p = 2 * middle * s;
                    q = 1 - s;
                }
                else
                {
                    q = fa / fc;
                    double r = fb / fc;
                    p = s * (2 * middle * q * (q - r) - (b - a) * (r - 1));
                    q = (q - 1) * (r - 1) * (s - 1);
                }
                if (p > 0)
                    q = -q;
                p = Math.Abs(p);
                if (2 * p < Math.Min(3 * middle * q - Math.Abs(tolerance * q), Math.Abs(e * q)))
                {
                    e = d;
                    d = p / q;
                }
                else
                {
                    d = middle;
                    e = d;
                }
            }
            else
            {
                d = middle;
                e = d;
            }
            a = b;
            fa = fb;
            if (Math.Abs(d) > tolerance)
                b += d;
            else
                b += Math.CopySign(tolerance, middle);
            fb = Value(b, x);
        }
        return b;
    }

    [Differentiable, At(2), At(7.3)]
    public static double NewtonKeptInABracket(double x)
    {
        double low = 0, high = 4;
        double root = 2, step = 4;
        for (int i = 0; i < 100; i++)
        {
            double f = Value(root, x), slope = 3 * root * root + 1;
            if (f > 0)
                high = root;
            else
                low = root;
            double newton = root - f / slope;
            double before = root;
            if (newton <= low || newton >= high)
                root = 0.5 * (low + high);
            else
                root = newton;
            step = Math.Abs(root - before);
            if (step < 1e-13)
                return root;
        }
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double BisectionThenANewtonStep(double x)
    {
        double lo = 0, hi = 4;
        while (hi - lo > 1e-12)
        {
            double mid = 0.5 * (lo + hi);
            if (Value(mid, x) > 0)
                hi = mid;
            else
                lo = mid;
        }
        double root = Derivative.Stop(0.5 * (lo + hi));
        return root - Value(root, x) / (3 * root * root + 1);
    }

    [Differentiable, At(2, 0, 4), At(7.3, 0.5, 3)]
    public static double ActiveBracketThenANewtonStep(double x, [NoDerivative] double lo, [NoDerivative] double hi)
    {
        while (hi - lo > 1e-12)
        {
            double mid = 0.5 * (lo + hi);
            if (Value(mid, x) > 0)
                hi = mid;
            else
                lo = mid;
        }
        return lo - Value(lo, x) / Derivative.Stop(3 * lo * lo + 1);
    }

    [Differentiable, At(2), At(7.3)]
    public static double BisectionThenNewton(double x)
    {
        double lo = 0, hi = 4;
        for (int i = 0; i < 6; i++)
        {
            double mid = 0.5 * (lo + hi);
            if (Value(mid, x) > 0)
                hi = mid;
            else
                lo = mid;
        }
        double root = 0.5 * (lo + hi);
        for (int i = 0; i < 8; i++)
            root -= Value(root, x) / (3 * root * root + 1);
        return root;
    }

    [Differentiable, At(2), At(7.3)]
    public static double BisectionThenInterpolation(double x)
    {
        double lo = 0, hi = 4;
        while (hi - lo > 1e-6)
        {
            double mid = 0.5 * (lo + hi);
            if (Value(mid, x) > 0)
                hi = mid;
            else
                lo = mid;
        }
        double flo = Value(lo, x), fhi = Value(hi, x);
        return lo - flo * (hi - lo) / (fhi - flo);
    }

    [Differentiable, At(0.4), At(0.9)]
    public static double FixedPoint(double a)
    {
        double x = 0.5, before;
        int count = 0;
        do
        {
            before = x;
            x = Math.Cos(a * x);
            count++;
        }
        while (Math.Abs(x - before) > 1e-14 && count < 500);
        return x;
    }

    [Differentiable, At(0.4), At(0.9)]
    public static double Steffensen(double a)
    {
        double x = 0.5;
        for (int i = 0; i < 20; i++)
        {
            double x1 = Math.Cos(a * x), x2 = Math.Cos(a * x1);
            double denominator = x2 - 2 * x1 + x;
            if (Math.Abs(denominator) < 1e-12)
                break;
            x -= (x1 - x) * (x1 - x) / denominator;
        }
        return Math.Cos(a * Math.Cos(a * x));
    }

    [Differentiable, At(2), At(0.3)]
    public static double DampedNewton(double x)
    {
        double r = 3;
        for (int i = 0; i < 40; i++)
        {
            double step = (Math.Log(r) + r - x) / (1 / r + 1);
            double t = 1;
            while (r - t * step <= 0)
                t *= 0.5;
            r -= t * step;
        }
        return r;
    }

    [Differentiable, At(1.0, 0.5), At(2.0, -0.3)]
    public static double LaguerreRoot(double b, double c)
    {
        double x = 10;
        for (int i = 0; i < 50; i++)
        {
            double p = x * x * x - 2 * x * x - b * x + c, d = 3 * x * x - 4 * x - b, s = 6 * x - 4;
            if (Math.Abs(p) < 1e-14)
                break;
            double g = d / p;
            double h = g * g - s / p;
            double root = Math.Sqrt(Math.Max(0, 2 * (3 * h - g * g)));
            double larger = Math.Abs(g + root) > Math.Abs(g - root) ? g + root : g - root;
            double step = 3 / larger;
            x -= step;
            if (Math.Abs(step) < 1e-13)
                break;
        }
        return x;
    }

    [Differentiable, At(2.3), At(7.3)]
    public static double Chandrupatla(double x)
    {
        double a = 4, b = 0;
        double fa = Value(a, x), fb = Value(b, x);
        double c = a, fc = fa;
        double t = 0.5;
        double root = b;
        for (int i = 0; i < 100; i++)
        {
            double next = a + t * (b - a);
            double f = Value(next, x);
            if ((f > 0) == (fa > 0))
            {
                c = a;
                fc = fa;
            }
            else
            {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = next;
            fa = f;
            root = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            double tolerance = 1e-13 / Math.Abs(b - c);
            if (tolerance > 0.5 || fa == 0)
                break;
            double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
            if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)
                t = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
            else
                t = 0.5;
            t = Math.Min(1 - tolerance, Math.Max(tolerance, t));
        }
        return root;
    }

    private static double Value(double r, double x) => r * r * r + r - x;
}
