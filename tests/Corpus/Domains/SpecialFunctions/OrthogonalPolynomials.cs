using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

public enum PolynomialFamily { Legendre, ChebyshevFirst, ChebyshevSecond, Hermite, Laguerre }

/// <summary>Orthogonal polynomials and series in them.</summary>
public static partial class OrthogonalPolynomials
{
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Evaluate([Domain(0, 4)] PolynomialFamily family, [Domain(0, 7)] int degree, [Domain(-0.95, 0.95)] double x) => family switch
    {
        _ when degree < 0 => throw new ArgumentOutOfRangeException(nameof(degree)),
        PolynomialFamily.Legendre => Legendre(degree, x),
        PolynomialFamily.ChebyshevFirst => Math.Cos(degree * Math.Acos(x)),
        PolynomialFamily.ChebyshevSecond => Math.Sin((degree + 1) * Math.Acos(x)) / Math.Sqrt(1 - x * x),
        PolynomialFamily.Hermite => Hermite(degree, x),
        PolynomialFamily.Laguerre => Recur<double>(degree, x, (n, t, p, q) => ((2 * n + 1 - t) * p - n * q) / (n + 1), 1 - x),
        _ => throw new NotSupportedException($"The family {family} is not known."),
    };

    /// <summary>P(l, m; x), with the sign of Condon and Shortley.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double AssociatedLegendre([Domain(2, 5)] int l, [Domain(0, 2)] int m, [Domain(-0.9, 0.9)] double x)
    {
        if (m < 0 || m > l || Math.Abs(x) > 1) throw new ArgumentException("bad arguments");
        double pmm = 1;
        if (m > 0)
        {
            double root = Math.Sqrt((1 - x) * (1 + x));
            double fact = 1;
            for (int i = 1; i <= m; i++, fact += 2)
                pmm *= -fact * root;
        }
        if (l == m) return pmm;
        double pmmp1 = x * (2 * m + 1) * pmm;
        if (l == m + 1) return pmmp1;
        double pll = 0;
        for (int ll = m + 2; ll <= l; ll++)
        {
            pll = (x * (2 * ll - 1) * pmmp1 - (ll + m - 1) * pmm) / (ll - m);
            (pmm, pmmp1) = (pmmp1, pll);
        }
        return pll;
    }

    /// <summary>A Chebyshev series on [a, b], by Clenshaw.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Clenshaw([Domain(-1, 1, Length = 6)] ReadOnlySpan<double> coefficients, [Domain(-2, 0)] double a, [Domain(3, 5)] double b, [Domain(0.5, 2.5)] double x)
    {
        if ((x - a) * (x - b) > 0) throw new ArgumentException("x not in range", nameof(x));
        double y = (2 * x - a - b) / (b - a), y2 = 2 * y;
        double d = 0, dd = 0;
        for (int j = coefficients.Length - 1; j > 0; j--)
        {
            double sv = d;
            d = y2 * d - dd + coefficients[j];
            dd = sv;
        }
        return y * d - dd + 0.5 * coefficients[0];
    }

    /// <summary>The Gauss hypergeometric series inside its circle.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Hypergeometric([Domain(0.3, 2)] double a, [Domain(0.3, 2)] double b, [Domain(1, 3)] double c, [Domain(-0.6, 0.6)] double z) => Series(a, b, c, z, 1e-17);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float HypergeometricSingle([Domain(0.3, 2)] float a, [Domain(0.3, 2)] float b, [Domain(1, 3)] float c, [Domain(-0.5, 0.5)] float z) => Series(a, b, c, z, 1e-8f);

    /// <summary>The power series of a polynomial, Horner's way.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Horner([Domain(-2, 2)] double x, [Domain(-1, 1, Length = 5)] params double[] coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length; --i >= 0;)
            value = value * x + coefficients[i];
        return value;
    }

    private static T Series<T>(T a, T b, T c, T z, T tolerance)
        where T : IFloatingPointIeee754<T>
    {
        T term = T.One, sum = T.One, n = T.Zero;
        for (int i = 0; i < 500; i++)
        {
            term *= a * b / c * z / (n + T.One);
            sum += term;
            if (T.Abs(term) <= tolerance * T.Abs(sum))
                break;
            a++;
            b++;
            c += T.One;
            n++;
        }
        return sum;
    }

    private static T Recur<T>(int degree, T x, Func<T, T, T, T, T> next, T first)
        where T : IFloatingPointIeee754<T>
    {
        T before = T.One, current = first;
        if (degree == 0) return before;
        for (int n = 1; n < degree; n++)
        {
            T following = next(T.CreateChecked(n), x, current, before);
            before = current;
            current = following;
        }
        return current;
    }

    private static double Legendre(int n, double x)
    {
        double p0 = 1, p1 = x;
        if (n == 0) return p0;
        for (int k = 2; k <= n; k++)
        {
            double p2 = ((2 * k - 1) * x * p1 - (k - 1) * p0) / k;
            p0 = p1;
            p1 = p2;
        }
        return p1;
    }

    private static double Hermite(int n, double x) => n switch
    {
        0 => 1,
        1 => 2 * x,
        _ => 2 * x * Hermite(n - 1, x) - 2 * (n - 1) * Hermite(n - 2, x),
    };
}
