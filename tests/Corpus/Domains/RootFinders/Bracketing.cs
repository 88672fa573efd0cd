using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>
/// Methods that keep a root between two ends. Their results depend on the inputs through comparisons, in part or altogether.
/// </summary>
public static partial class Bracketing
{
    /// <summary>The ends of the bracket after a search.</summary>
    public ref struct Bracket(double low, double high)
    {
        public double Low = low;
        public double High = high;

        public readonly double Width => High - Low;

        public readonly double Middle => Low + 0.5 * Width;
    }

    /// <summary>Bisection.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [BranchesDecide("The middle of the bracket depends on no input, only which half is kept: the derivative is 0.")]
    public static double Bisection([Domain(0.5, 2)] double a, [Domain(1, 5)] double c)
    {
        Bracket bracket = new(0, 10);
        while (bracket.Width > 1e-12)
        {
            double middle = bracket.Middle;
            double f = middle * Math.Exp(0.3 * a * middle) - c;
            if (f == 0)
                return middle;
            if (f < 0)
                bracket.Low = middle;
            else
                bracket.High = middle;
        }
        return bracket.Middle;
    }

    /// <summary>Brent's method with inverse quadratic interpolation.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [BranchesDecide("Steps of bisection and of the least width lie between the interpolations.")]
    public static double Brent([Domain(0.5, 2)] double a, [Domain(1, 5)] double c) =>
        BrentRoot(x => x * x * x + a * x - c, -1.0, 4.0, 1e-13);

    private static double BrentRoot(Func<double, double> f, double lower, double upper, double tol)
    {
        double a = lower, b = upper, c = upper, d = 0, e = 0;
        double fa = f(a), fb = f(b), fc = fb;
        if (fa * fb > 0)
            throw new ArgumentException($"f({lower}) and f({upper}) have the same sign");
        for (int iteration = 0; iteration < 100; iteration++)
        {
            if (fb > 0 == fc > 0)
            {
                c = a;
                fc = fa;
                e = d = b - a;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                a = b; b = c; c = a;
                fa = fb; fb = fc; fc = fa;
            }
            double tol1 = 2 * double.Epsilon * Math.Abs(b) + 0.5 * tol;
            double xm = 0.5 * (c - b);
            if (Math.Abs(xm) <= tol1 || fb == 0)
                return b;
            if (Math.Abs(e) >= tol1 && Math.Abs(fa) > Math.Abs(fb))
            {
                double p, q, s = fb / fa;
                if (a == c)
                {
                    p = 2 * xm * s;
                    q = 1 - s;
                }
                else
                {
                    q = fa / fc;
                    double r = fb / fc;
                    p = s * (2 * xm * q * (q - r) - (b - a) * (r - 1));
                    q = (q - 1) * (r - 1) * (s - 1);
                }
                if (p > 0) q = -q;
                p = Math.Abs(p);
                double min1 = 3 * xm * q - Math.Abs(tol1 * q), min2 = Math.Abs(e * q);
                if (2 * p < (min1 < min2 ? min1 : min2))
                {
                    e = d;
                    d = p / q;
                }
                else
                {
                    d = xm;
                    e = d;
                }
            }
            else
            {
                d = xm;
                e = d;
            }
            a = b;
            fa = fb;
            if (Math.Abs(d) > tol1)
                b += d;
            else
                b += xm >= 0 ? tol1 : -tol1;
            fb = f(b);
        }
        throw new NonConvergenceException("too many iterations");
    }

    /// <summary>Regula falsi with the Illinois rule; its last step is a secant's.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Illinois([Domain(0.5, 2)] double k, [Domain(0.2, 0.6)] double target)
    {
        double F(double x) => Math.Tanh(k * x) - target * (1 + 0.1 * x);

        double lo = 0.0, hi = 4.0, flo = F(lo), fhi = F(hi), x = lo;
        int side = 0;
        for (int n = 0; n < 80; n++)
        {
            x = (flo * hi - fhi * lo) / (flo - fhi);
            double fx = F(x);
            if (Math.Abs(fx) < 1e-14) break;
            if (fx * fhi > 0)
            {
                hi = x; fhi = fx;
                if (side == -1) flo *= 0.5;
                side = -1;
            }
            else if (fx * flo > 0)
            {
                lo = x; flo = fx;
                if (side == +1) fhi *= 0.5;
                side = +1;
            }
            else
            {
                break;
            }
        }
        return x;
    }

    /// <summary>Newton's method that falls back to bisection when it leaves the bracket; near the root every step is Newton's.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SafeNewton([Domain(1, 3)] double a, [Domain(0.5, 2)] double b)
    {
        double low = 0, high = 10;
        double x = 5;
        for (int i = 0; i < 100; i++)
        {
            double f = Math.Pow(x, 3) - a * x - b;
            double df = 3 * x * x - a;
            if (f < 0) low = x;
            else high = x;
            double next = df != 0 ? x - f / df : double.NaN;
            if (!(next > low && next < high))
                next = 0.5 * (low + high);
            bool done = Math.Abs(next - x) < 1e-14 * x;
            x = next;
            if (done)
                return x;
        }
        return x;
    }

    /// <summary>The minimum of a valley by golden sections: it is never nearer than the comparisons tell.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [BranchesDecide("The sections depend on no input.")]
    public static double GoldenSection([Domain(-1, 1)] double center, [Domain(0.5, 2)] double width)
    {
        double a = -3.0, b = 3.0, invPhi = (Math.Sqrt(5) - 1) / 2;
        double c = b - invPhi * (b - a), d = a + invPhi * (b - a);
        while (b - a > 1e-8)
        {
            if (Valley(c) < Valley(d)) b = d;
            else a = c;
            c = b - invPhi * (b - a);
            d = a + invPhi * (b - a);
        }
        return (a + b) / 2;

        double Valley(double x) => 1 - Math.Exp(-(x - center) * (x - center) / (width * width));
    }
}
