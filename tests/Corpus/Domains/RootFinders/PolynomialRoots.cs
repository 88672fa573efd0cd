using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>A complex number.</summary>
public readonly struct Cplx : IEquatable<Cplx>
{
    public Cplx(double re, double im = 0) => (Re, Im) = (re, im);

    public double Re { get; }

    public double Im { get; }

    public double Abs2 => Re * Re + Im * Im;

    public static implicit operator Cplx(double re) => new(re);

    public static explicit operator double(Cplx z) => z.Re;

    public static Cplx operator +(Cplx a, Cplx b) => new(a.Re + b.Re, a.Im + b.Im);

    public static Cplx operator -(Cplx a, Cplx b) => new(a.Re - b.Re, a.Im - b.Im);

    public static Cplx operator *(Cplx a, Cplx b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    public static Cplx operator /(Cplx a, Cplx b)
    {
        // Smith's method.
        if (Math.Abs(b.Re) >= Math.Abs(b.Im))
        {
            double r = b.Im / b.Re, d = b.Re + b.Im * r;
            return new Cplx((a.Re + a.Im * r) / d, (a.Im - a.Re * r) / d);
        }
        else
        {
            double r = b.Re / b.Im, d = b.Im + b.Re * r;
            return new Cplx((a.Re * r + a.Im) / d, (a.Im * r - a.Re) / d);
        }
    }

    public static bool operator ==(Cplx a, Cplx b) => a.Re == b.Re && a.Im == b.Im;

    public static bool operator !=(Cplx a, Cplx b) => !(a == b);

    public bool Equals(Cplx other) => this == other;

    public override bool Equals(object? obj) => obj is Cplx z && Equals(z);

    public override int GetHashCode() => HashCode.Combine(Re, Im);
}

/// <summary>Roots of polynomials.</summary>
public static partial class PolynomialRoots
{
    /// <summary>The real roots of a quadratic, without cancellation; the lower one first.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double lower, double upper) Quadratic([Domain(0.5, 2)] double a, [Domain(3, 6)] double b, [Domain(-1, 1)] double c)
    {
        int count = SolveQuadratic(a, b, c, out double x0, out double x1);
        if (count == 0)
            return (double.NaN, double.NaN);
        return x0 <= x1 ? (x0, x1) : (x1, x0);
    }

    private static int SolveQuadratic(double a, double b, double c, out double x0, out double x1)
    {
        x0 = 0;
        x1 = 0;
        if (a == 0)
        {
            if (b == 0) return 0;
            x0 = x1 = -c / b;
            return 1;
        }
        double discriminant = b * b - 4 * a * c;
        if (discriminant < 0) return 0;
        double q = -0.5 * (b + Math.CopySign(Math.Sqrt(discriminant), b));
        x0 = q / a;
        x1 = c / q;
        return discriminant == 0 ? 1 : 2;
    }

    /// <summary>The largest real root of a cubic: Cardano's formula, or the trigonometric one when there are three.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cubic([Domain(0.5, 2)] double a, [Domain(-3, 3)] double b, [Domain(-3, 3)] double c, [Domain(-3, 3)] double d)
    {
        b /= a;
        c /= a;
        d /= a;
        double shift = b / 3.0;
        double q = (3.0 * c - b * b) / 9.0;
        double r = (9.0 * b * c - 27.0 * d - 2.0 * b * b * b) / 54.0;
        double discriminant = q * q * q + r * r;
        if (discriminant >= 0.0)
        {
            double root = Math.Sqrt(discriminant);
            double s = Math.Cbrt(r + root), t = Math.Cbrt(r - root);
            return s + t - shift;
        }
        double theta = Math.Acos(r / Math.Sqrt(-q * q * q));
        double best = double.NegativeInfinity;
        for (int k = 0; k < 3; k++)
        {
            double x = 2.0 * Math.Sqrt(-q) * Math.Cos((theta + 2.0 * Math.PI * k) / 3.0) - shift;
            if (x > best)
                best = x;
        }
        return best;
    }

    /// <summary>All roots at once (Durand and Kerner); the squared distance of the farthest from 0.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpectralRadius([Domain(-1, 1, Length = 4)] double[] coefficients)
    {
        int n = coefficients.Length;
        Cplx[] z = new Cplx[n];
        Cplx seed = new(0.4, 0.9), power = 1.0;
        for (int i = 0; i < n; i++)
        {
            z[i] = power;
            power *= seed;
        }
        for (int iteration = 0; iteration < 200; iteration++)
        {
            double moved = 0;
            for (int i = 0; i < n; i++)
            {
                Cplx value = 1.0;
                for (int k = n - 1; k >= 0; k--)
                    value = value * z[i] + coefficients[k];
                Cplx product = 1.0;
                for (int j = 0; j < n; j++)
                    if (i != j)
                        product *= z[i] - z[j];
                Cplx delta = value / product;
                z[i] -= delta;
                moved = Math.Max(moved, delta.Abs2);
            }
            if (moved < 1e-28)
                break;
        }
        double largest = 0;
        foreach (Cplx root in z)
            if (root.Abs2 > largest)
                largest = root.Abs2;
        return largest;
    }

    /// <summary>Horner's rule for a polynomial and its derivative, polished by Newton's method; coefficients as params.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Polished([Domain(-0.2, 0.2)] double perturbation, [Domain(0.9, 1.1)] double scale)
    {
        double x = 5.0;
        for (int i = 0; i < 12; i++)
        {
            (double p, double dp) = Horner(x, -6 * scale, 1 + perturbation, -4, 1.0 * scale * scale);
            x -= p / dp;
            if (p is > -1e-14 and < 1e-14)
                break;
        }
        return x;
    }

    private static (double value, double slope) Horner(double x, params double[] c)
    {
        double value = c[^1], slope = 0;
        for (int i = c.Length - 2; i >= 0; i--)
        {
            slope = slope * x + value;
            value = value * x + c[i];
        }
        return (value, slope);
    }
}
