using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>As much of complex numbers as the continued fractions need.</summary>
internal readonly struct Cplx
{
    public Cplx(double re, double im = 0)
    {
        Re = re;
        Im = im;
    }

    public double Re { get; }

    public double Im { get; }

    public double Norm1 => Math.Abs(Re) + Math.Abs(Im);

    public static implicit operator Cplx(double re) => new(re);

    public static Cplx operator +(Cplx a, Cplx b) => new(a.Re + b.Re, a.Im + b.Im);

    public static Cplx operator -(Cplx a, Cplx b) => new(a.Re - b.Re, a.Im - b.Im);

    public static Cplx operator *(Cplx a, Cplx b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    public static Cplx operator *(double s, Cplx a) => new(s * a.Re, s * a.Im);

    public static Cplx operator /(Cplx a, Cplx b)
    {
        double den = b.Re * b.Re + b.Im * b.Im;
        return new Cplx((a.Re * b.Re + a.Im * b.Im) / den, (a.Im * b.Re - a.Re * b.Im) / den);
    }

    public static Cplx Polar(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    public static Cplx Exp(Cplx z) => Math.Exp(z.Re) * Polar(z.Im);
}

/// <summary>Fresnel, sine and cosine integrals.</summary>
public static partial class TrigonometricIntegrals
{
    private const double EPS = 6.0e-16;
    private const int MAXIT = 200;

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Ci, double Si) CosineAndSine([Domain(0.3, 8)] double x)
    {
        const double TMIN = 2.0;
        double t = Math.Abs(x);
        double ci, si;
        if (t == 0.0)
            return (double.NegativeInfinity, 0);

        if (t > TMIN)
        {
            var b = new Cplx(1.0, t);
            Cplx c = 1e300;
            Cplx d = 1.0 / b, h = d;
            int i;
            for (i = 2; i < MAXIT; i++)
            {
                double a = -(i - 1) * (i - 1);
                b += 2.0;
                d = 1.0 / (a * d + b);
                c = b + a / c;
                Cplx del = c * d;
                h *= del;
                if ((del - 1).Norm1 < EPS)
                    break;
            }
            if (i >= MAXIT)
                throw new ArithmeticException("cf failed in cisi");
            h = Cplx.Polar(-t) * h;
            ci = -h.Re;
            si = Math.PI / 2 + h.Im;
        }
        else
        {
            double sum = 0, sums = 0, sumc = 0, sign = 1, fact = 1;
            bool odd = true;
            for (int k = 1; k <= MAXIT; k++)
            {
                fact *= t / k;
                double term = fact / k;
                sum += sign * term;
                double err = term / Math.Abs(sum);
                if (odd)
                {
                    sign = -sign;
                    sums = sum;
                    sum = sumc;
                }
                else
                {
                    sumc = sum;
                    sum = sums;
                }
                if (err < EPS)
                    break;
                odd = !odd;
            }
            si = sums;
            ci = sumc + Math.Log(t) + 0.57721566490153286;
        }
        if (x < 0)
            si = -si;
        return (ci, si);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double S, double C) Fresnel([Domain(-4, 4)] double x)
    {
        double ax = Math.Abs(x), s, c;
        if (ax < Math.Sqrt(1e-300))
        {
            s = 0;
            c = ax;
        }
        else if (ax <= 1.5)
        {
            double sum = 0, sums = 0, sumc = ax, sign = 1, fact = Math.PI / 2 * ax * ax, term = ax;
            bool odd = true;
            int n = 3;
            for (int k = 1; k <= 100; k++, n += 2)
            {
                term *= fact / k;
                sum += sign * term / n;
                double test = Math.Abs(sum) * 1e-17;
                if (odd)
                {
                    sign = -sign;
                    sums = sum;
                    sum = sumc;
                }
                else
                {
                    sumc = sum;
                    sum = sums;
                }
                if (term < test) break;
                odd = !odd;
            }
            s = sums;
            c = sumc;
        }
        else
        {
            double pix2 = Math.PI * ax * ax;
            Cplx b = new(1, -pix2), cc = 1e300, d = 1.0 / b, h = d;
            int n = -1;
            for (int k = 2; k <= 100; k++)
            {
                n += 2;
                double a = -n * (n + 1);
                b += 4.0;
                d = 1.0 / (a * d + b);
                cc = b + a / cc;
                Cplx del = cc * d;
                h *= del;
                if (Math.Abs(del.Re - 1) + Math.Abs(del.Im) < EPS) break;
            }
            h = new Cplx(ax, -ax) * h;
            Cplx cs = new Cplx(0.5, 0.5) * (1 - Cplx.Polar(0.5 * pix2) * h);
            (c, s) = (cs.Re, cs.Im);
        }
        return x < 0 ? (-s, -c) : (s, c);
    }

    /// <summary>Dawson's integral, Rybicki's method: a table of exponentials and an even integer near the argument.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Dawson([Domain(0.25, 4)] double x)
    {
        const double H = 0.4, A1 = 2.0 / 3.0, A2 = 0.4, A3 = 2.0 / 7.0;
        double xx = Math.Abs(x);
        if (xx < 0.2)
        {
            double x2 = x * x;
            return x * (1 - A1 * x2 * (1 - A2 * x2 * (1 - A3 * x2)));
        }

        int n0 = 2 * (int)(0.5 * xx / H + 0.5);
        double xp = xx - n0 * H;
        double e1 = Math.Exp(2 * xp * H), e2 = e1 * e1;
        double d1 = n0 + 1, d2 = d1 - 2, sum = 0;
        for (int i = 0; i < s_table.Length; i++, d1 += 2, d2 -= 2, e1 *= e2)
            sum += s_table[i] * (e1 / d1 + 1 / (d2 * e1));
        return 0.5641895835 * Math.CopySign(Math.Exp(-xp * xp), x) * sum;
    }

    private static readonly double[] s_table = MakeTable();

    private static double[] MakeTable()
    {
        double[] table = new double[10];
        for (int i = 0; i < table.Length; i++)
        {
            double v = (2.0 * i + 1) * 0.4;
            table[i] = Math.Exp(-v * v);
        }
        return table;
    }
}
