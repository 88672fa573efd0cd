using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>Elliptic integrals and functions: the arithmetic-geometric mean and Carlson's duplication.</summary>
public static partial class Elliptic
{
    private const double Tiny = 1.5e-38;
    private const double Tolerance = 1e-3;

    /// <summary>K(m), m = k².</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CompleteFirst([Domain(-1, 0.95)] double m)
    {
        if (m >= 1) return double.PositiveInfinity;
        return Math.PI / (2 * ArithmeticGeometricMean(1, Math.Sqrt(1 - m)));
    }

    /// <summary>E(m): the same mean, and what the steps lose.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CompleteSecond([Domain(0.05, 0.95)] double m)
    {
        double a = 1, b = Math.Sqrt(1 - m), c = Math.Sqrt(m), power = 0.5;
        double lost = power * c * c;
        while (Math.Abs(c) > 1e-16)
        {
            (a, b, c) = ((a + b) / 2, Math.Sqrt(a * b), (a - b) / 2);
            power *= 2;
            lost += power * c * c;
        }
        return Math.PI / (2 * a) * (1 - lost);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ArithmeticGeometricMean([Domain(0.5, 4)] double a, [Domain(0.5, 4)] double b)
    {
        for (int i = 0; i < 40; i++)
        {
            double mean = 0.5 * (a + b);
            b = Math.Sqrt(a * b);
            a = mean;
            if (Math.Abs(a - b) <= 1e-15 * Math.Abs(a))
                break;
        }
        return a;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CarlsonRf([Domain(0.1, 3)] double x, [Domain(0.1, 3)] double y, [Domain(0.1, 3)] double z)
    {
        if (Math.Min(Math.Min(x, y), z) < 0 || Math.Min(Math.Min(x + y, x + z), y + z) < Tiny)
            throw new ArgumentException($"CarlsonRf({x}, {y}, {z}): invalid arguments.");

        double average, dx, dy, dz;
        do
        {
            double rx = Math.Sqrt(x), ry = Math.Sqrt(y), rz = Math.Sqrt(z);
            double lambda = rx * (ry + rz) + ry * rz;
            x = 0.25 * (x + lambda);
            y = 0.25 * (y + lambda);
            z = 0.25 * (z + lambda);
            average = (x + y + z) / 3;
            dx = (average - x) / average;
            dy = (average - y) / average;
            dz = (average - z) / average;
        }
        while (Math.Max(Math.Max(Math.Abs(dx), Math.Abs(dy)), Math.Abs(dz)) > Tolerance);

        double e2 = dx * dy - dz * dz;
        double e3 = dx * dy * dz;
        return (1 + (e2 / 24 - 0.1 - 3 * e3 / 44) * e2 + e3 / 14) / Math.Sqrt(average);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CarlsonRd([Domain(0.1, 3)] double x, [Domain(0.1, 3)] double y, [Domain(0.2, 3)] double z)
    {
        double sum = 0, factor = 1;
        while (true)
        {
            double rx = Math.Sqrt(x), ry = Math.Sqrt(y), rz = Math.Sqrt(z);
            double lambda = rx * (ry + rz) + ry * rz;
            sum += factor / (rz * (z + lambda));
            factor *= 0.25;
            x = 0.25 * (x + lambda);
            y = 0.25 * (y + lambda);
            z = 0.25 * (z + lambda);
            double ave = 0.2 * (x + y + 3 * z);
            double dx = (ave - x) / ave, dy = (ave - y) / ave, dz = (ave - z) / ave;
            if (Math.Abs(dx) > Tolerance || Math.Abs(dy) > Tolerance || Math.Abs(dz) > Tolerance)
                continue;

            double ea = dx * dy, eb = dz * dz, ec = ea - eb, ed = ea - 6 * eb, ee = ed + ec + ec;
            return 3 * sum + factor * (1 + ed * (-3.0 / 14 + 9.0 / 88 * ed - 4.5 / 26 * dz * ee)
                + dz * (1.0 / 6 * ee + dz * (-9.0 / 22 * ec + dz * (3.0 / 26) * ea))) / (ave * Math.Sqrt(ave));
        }
    }

    /// <summary>F(φ, k).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double IncompleteFirst([Domain(0.1, 1.4)] double phi, [Domain(0.1, 0.9)] double k)
    {
        double s = Math.Sin(phi);
        double c = Math.Cos(phi);
        return s * CarlsonRf(c * c, (1 - s * k) * (1 + s * k), 1);
    }

    /// <summary>E(φ, k).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double IncompleteSecond([Domain(0.1, 1.4)] double phi, [Domain(0.1, 0.9)] double k)
    {
        double s = Math.Sin(phi), cc = Math.Cos(phi);
        cc *= cc;
        double q = (1 - s * k) * (1 + s * k);
        double sk2 = s * k;
        sk2 *= sk2;
        return s * (CarlsonRf(cc, q, 1) - sk2 * CarlsonRd(cc, q, z: 1) / 3);
    }

    /// <summary>The Jacobian elliptic functions by descending Landen transformations.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Sn, double Cn, double Dn) Jacobi([Domain(-2, 2)] double u, [Domain(0.1, 0.9)] double m)
    {
        const int Max = 13;
        double[] a = new double[Max];
        double[] g = new double[Max];
        double emc = 1 - m, c = 0;
        double mean = 1, dn = 1;
        int last = 0;
        for (int i = 0; i < Max; i++)
        {
            last = i;
            a[i] = mean;
            g[i] = emc = Math.Sqrt(emc);
            c = 0.5 * (mean + emc);
            if (Math.Abs(mean - emc) <= 1e-9 * mean)
                break;
            emc *= mean;
            mean = c;
        }

        u *= c;
        double sn = Math.Sin(u), cn = Math.Cos(u);
        if (sn != 0)
        {
            double ratio = cn / sn;
            c *= ratio;
            for (int i = last; i >= 0; i--)
            {
                double b = a[i];
                ratio *= c;
                c *= dn;
                dn = (g[i] + ratio) / (b + ratio);
                ratio = c / b;
            }
            ratio = 1 / Math.Sqrt(c * c + 1);
            sn = sn >= 0 ? ratio : -ratio;
            cn = c * sn;
        }
        return (sn, cn, dn);
    }
}
