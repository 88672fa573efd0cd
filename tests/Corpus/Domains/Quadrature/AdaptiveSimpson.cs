using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Rules that halve their interval where it is needed.</summary>
public static partial class AdaptiveSimpson
{
    /// <summary>The function to integrate.</summary>
    public enum Peak
    {
        Lorentz,
        Gauss,
        Sech,
    }

    /// <summary>The area under a peak, by recursion on a closed form.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PeakArea([Domain(-0.5, 0.5)] double center, [Domain(0.3, 1)] double width, [Domain(0.5, 2)] double limit, [Domain(0, 2)] Peak shape)
    {
        double a = -limit, b = limit;
        double fa = Value(a, center, width, shape), fb = Value(b, center, width, shape);
        double m = 0.5 * (a + b), fm = Value(m, center, width, shape);
        double whole = (b - a) / 6 * (fa + 4 * fm + fb);
        return Refine(a, b, fa, fm, fb, whole, 1e-11, 20, center, width, shape);
    }

    private static double Refine(double a, double b, double fa, double fm, double fb, double whole, double tolerance, int depth, double center, double width, Peak shape)
    {
        double m = 0.5 * (a + b);
        double flm = Value(0.5 * (a + m), center, width, shape);
        double frm = Value(0.5 * (m + b), center, width, shape);
        double left = (m - a) / 6 * (fa + 4 * flm + fm);
        double right = (b - m) / 6 * (fm + 4 * frm + fb);
        double delta = left + right - whole;
        if (depth <= 0 || Math.Abs(delta) <= 15 * tolerance)
            return left + right + delta / 15;
        return Refine(a, m, fa, flm, fm, left, tolerance / 2, depth - 1, center, width, shape)
            + Refine(m, b, fm, frm, fb, right, tolerance / 2, depth - 1, center, width, shape);
    }

    private static double Value(double x, double center, double width, Peak shape)
    {
        double z = (x - center) / width;
        switch (shape)
        {
            case Peak.Lorentz:
                return 1 / (1 + z * z);
            case Peak.Gauss:
                return Math.Exp(-z * z);
            case Peak.Sech:
                return 1 / Math.Cosh(z);
            default:
                throw new ArgumentException($"unknown peak {(int)shape}");
        }
    }

    /// <summary>The integral of a function that is handed through the recursion.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Oscillation([Domain(1, 3)] double frequency, [Domain(0.2, 1)] double decay)
    {
        return Integrate(t => Math.Exp(-decay * t) * Math.Sin(frequency * t), 0, 2, 1e-9);
    }

    private static double Integrate(Func<double, double> f, double a, double b, double tolerance)
    {
        double c = (a + b) / 2, h = b - a;
        double coarse = h / 6 * (f(a) + 4 * f(c) + f(b));
        double fine = h / 12 * (f(a) + 4 * f((a + c) / 2) + 2 * f(c) + 4 * f((c + b) / 2) + f(b));
        return Math.Abs(fine - coarse) < 15 * tolerance || h < 1e-3
            ? fine + (fine - coarse) / 15
            : Integrate(f, a, c, tolerance / 2) + Integrate(f, c, b, tolerance / 2);
    }

    /// <summary>The same idea with an explicit stack of intervals.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double WithStack([Domain(0.1, 0.5)] double epsilon, [Domain(0.5, 1.5)] double upper)
    {
        const int capacity = 64;
        double[] starts = new double[capacity], ends = new double[capacity];
        int top = 0;
        starts[top] = 0;
        ends[top++] = upper;
        double total = 0;
        while (top > 0)
        {
            double a = starts[--top], b = ends[top];
            double m = (a + b) / 2;
            double one = (b - a) / 6 * (F(a) + 4 * F(m) + F(b));
            double two = (b - a) / 12 * (F(a) + 4 * F((a + m) / 2) + 2 * F(m) + 4 * F((m + b) / 2) + F(b));
            if (!(Math.Abs(two - one) >= 1e-10) || top + 2 > capacity)
            {
                total += two;
                continue;
            }
            (starts[top], ends[top]) = (a, m);
            top++;
            (starts[top], ends[top]) = (m, b);
            top++;
        }
        return total;

        double F(double x) => Math.Sqrt(x + epsilon) / (1 + x);
    }
}
