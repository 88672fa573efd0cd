using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>Incomplete gamma and beta integrals and the exponential integral: series where they converge, else continued fractions.</summary>
public static partial class IncompleteIntegrals
{
    private const int MaxIterations = 300;
    private const double Epsilon = 2e-16;
    private const double FpMin = 1e-300;
    private const double EulerGamma = 0.57721566490153286061;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GammaP([Domain(0.5, 6)] double a, [Domain(0.2, 9)] double x)
    {
        if (x < 0 || a <= 0)
            throw new ArgumentOutOfRangeException(x < 0 ? nameof(x) : nameof(a));
        double result, gln;
        if (x < a + 1.0)
        {
            GammaSeries(out result, a, x, out gln);
            return result;
        }

        GammaFraction(out result, a, x, out gln);
        return 1.0 - result;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GammaQ([Domain(0.5, 6)] double a, [Domain(0.2, 9)] double x)
    {
        if (x < a + 1.0)
        {
            GammaSeries(out double p, a, x, out _);
            return 1.0 - p;
        }
        GammaFraction(out double q, a, x, out double _);
        return q;
    }

    /// <summary>I(a, b; x).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BetaRegularized([Domain(0.5, 4)] double a, [Domain(0.5, 4)] double b, [Domain(0.05, 0.95)] double x)
    {
        if (x < 0.0 || x > 1.0) throw new ArgumentOutOfRangeException(nameof(x), "Bad x in routine betai");
        double bt;
        if (x == 0.0 || x == 1.0)
            bt = 0.0;
        else
            bt = Math.Exp(GammaFunctions.LogGamma(a + b) - GammaFunctions.LogGamma(a) - GammaFunctions.LogGamma(b) + a * Math.Log(x) + b * Math.Log(1.0 - x));
        if (x < (a + 1.0) / (a + b + 2.0))
            return bt * BetaFraction(a, b, x) / a;
        else
            return 1.0 - bt * BetaFraction(b, a, 1.0 - x) / b;
    }

    /// <summary>E(n, x).</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double ExponentialIntegral([Domain(1, 4)] int n, [Domain(0.1, 5)] double x)
    {
        int nm1 = n - 1;
        if (n < 0 || x < 0.0 || (x == 0.0 && (n == 0 || n == 1)))
            return double.NaN;
        if (n == 0)
            return Math.Exp(-x) / x;
        if (x == 0.0)
            return 1.0 / nm1;
        if (x > 1.0)
        {
            double b = x + n;
            double c = 1.0 / FpMin;
            double d = 1.0 / b;
            double h = d;
            for (int i = 1; i <= MaxIterations; i++)
            {
                double an = -i * (nm1 + i);
                b += 2.0;
                d = 1.0 / (an * d + b);
                c = b + an / c;
                double del = c * d;
                h *= del;
                if (Math.Abs(del - 1.0) < Epsilon)
                    return h * Math.Exp(-x);
            }
            throw new ArithmeticException("continued fraction failed in expint");
        }

        double ans = nm1 != 0 ? 1.0 / nm1 : -Math.Log(x) - EulerGamma;
        double fact = 1.0;
        for (int i = 1; i <= MaxIterations; i++)
        {
            double del;
            fact *= -x / i;
            if (i != nm1)
                del = -fact / (i - nm1);
            else
            {
                double psi = -EulerGamma;
                for (int ii = 1; ii <= nm1; ii++) psi += 1.0 / ii;
                del = fact * (-Math.Log(x) + psi);
            }
            ans += del;
            if (Math.Abs(del) < Math.Abs(ans) * Epsilon) return ans;
        }
        throw new ArithmeticException("series failed in expint");
    }

    private static void GammaSeries(out double gamser, double a, double x, out double gln)
    {
        gln = GammaFunctions.LogGamma(a);
        if (x <= 0.0)
        {
            gamser = 0.0;
            return;
        }
        double ap = a;
        double sum = 1.0 / a;
        double del = sum;
        for (int n = 1; n <= MaxIterations; n++)
        {
            ++ap;
            del *= x / ap;
            sum += del;
            if (Math.Abs(del) < Math.Abs(sum) * Epsilon)
            {
                gamser = sum * Math.Exp(-x + a * Math.Log(x) - gln);
                return;
            }
        }
        throw new ArithmeticException($"a = {a} too large, {MaxIterations} iterations are too few");
    }

    private static void GammaFraction(out double gammcf, double a, double x, out double gln)
    {
        int i;
        gln = GammaFunctions.LogGamma(a);
        double b = x + 1.0 - a, c = 1.0 / FpMin, d = 1.0 / b, h = d;
        for (i = 1; i <= MaxIterations; i++)
        {
            double an = -i * (i - a);
            b += 2.0;
            d = an * d + b;
            if (Math.Abs(d) < FpMin) d = FpMin;
            c = b + an / c;
            if (Math.Abs(c) < FpMin) c = FpMin;
            d = 1.0 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1.0) < Epsilon) break;
        }
        if (i > MaxIterations) throw new ArithmeticException("a too large");
        gammcf = Math.Exp(-x + a * Math.Log(x) - gln) * h;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double qab = a + b, qap = a + 1.0, qam = a - 1.0;
        double c = 1.0;
        double d = 1.0 - qab * x / qap;
        if (Math.Abs(d) < FpMin) d = FpMin;
        d = 1.0 / d;
        double h = d;
        for (int m = 1; ; m++)
        {
            int m2 = 2 * m;
            double aa = m * (b - m) * x / ((qam + m2) * (a + m2));
            Step(aa, ref c, ref d);
            h *= d * c;
            aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2));
            Step(aa, ref c, ref d);
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1.0) < 3e-16)
                return h;
            if (m >= MaxIterations)
                throw new ArithmeticException($"BetaFraction({a}, {b}, {x}) does not converge");
        }
    }

    private static void Step(double aa, ref double c, ref double d)
    {
        d = 1.0 + aa * d;
        if (Math.Abs(d) < FpMin) d = FpMin;
        c = 1.0 + aa / c;
        if (Math.Abs(c) < FpMin) c = FpMin;
        d = 1.0 / d;
    }
}
