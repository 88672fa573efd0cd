using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Gamma, chi-squared, Poisson and what is related to them.</summary>
public static partial class GammaFamily
{
    private static readonly double[] LanczosCof =
    {
        57.1562356658629235, -59.5979603554754912, 14.1360979747417471, -0.491913816097620199, .339946499848118887e-4, .465236289270485756e-4, -.983744753048795646e-4,
        .158088703224912494e-3, -.210264441724104883e-3, .217439618115212643e-3, -.164318106536763890e-3, .844182239838527433e-4, -.261908384015814087e-4, .368991826595316234e-5,
    };

    internal static double LogGamma(double xx)
    {
        if (xx <= 0) throw new ArgumentOutOfRangeException(nameof(xx), "bad argument in LogGamma");
        double x, tmp, y, ser;
        y = x = xx;
        tmp = x + 5.24218750000000000;
        tmp = (x + 0.5) * Math.Log(tmp) - tmp;
        ser = 0.999999999999997092;
        for (int j = 0; j < 14; j++) ser += LanczosCof[j] / ++y;
        return tmp + Math.Log(2.5066282746310005 * ser / x);
    }

    /// <summary>P(a, x): by its series below a + 1, by its continued fraction above.</summary>
    private static double RegularizedP(double a, double x)
    {
        const double epsilon = 1e-16;
        if (x <= 0) return 0;
        double front = Math.Exp(-x + a * Math.Log(x) - LogGamma(a));
        if (x < a + 1)
        {
            double ap = a, del = 1 / a, sum = del;
            for (int n = 0; n < 500; n++)
            {
                ++ap;
                del *= x / ap;
                sum += del;
                if (Math.Abs(del) < Math.Abs(sum) * epsilon)
                    break;
            }
            return sum * front;
        }
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (int i = 1; i <= 500; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + an / c;
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1) <= epsilon)
                break;
        }
        return 1 - front * h;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GammaLogDensity([Domain(0.2, 5)] double x, [Domain(0.5, 4)] double shape, [Domain(0.5, 2)] double rate)
    {
        if (x < 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(shape) || double.IsPositiveInfinity(rate)) return double.NaN;
        if (shape == 1.0) return Math.Log(rate) - rate * x;
        return shape * Math.Log(rate) + (shape - 1.0) * Math.Log(x) - rate * x - LogGamma(shape);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GammaCdf([Domain(0.2, 8)] double x, [Domain(0.5, 4)] double shape, [Domain(0.5, 2)] double scale) => RegularizedP(shape, x / scale);

    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double ChiSquaredSurvival([Domain(0.5, 12)] double x, [Domain(1, 8)] int degrees) => 1 - RegularizedP(0.5 * degrees, 0.5 * x);

    /// <summary>The quantile of the gamma distribution: Wilson and Hilferty's guess, then Halley's steps.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GammaQuantile([Domain(0.1, 0.9)] double p, [Domain(1.2, 5)] double a)
    {
        double a1 = a - 1, lna1 = Math.Log(a1), gln = LogGamma(a);
        double afac = Math.Exp(a1 * (lna1 - 1) - gln);
        double pp = p < 0.5 ? p : 1 - p;
        double t = Math.Sqrt(-2 * Math.Log(pp));
        double x = (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)) - t;
        if (p < 0.5) x = -x;
        x = Math.Max(1e-3, a * Math.Pow(1 - 1 / (9 * a) - x / (3 * Math.Sqrt(a)), 3));
        for (int j = 0; j < 12; j++)
        {
            if (x <= 0) return 0;
            double err = RegularizedP(a, x) - p;
            t = afac * Math.Exp(-(x - a1) + a1 * (Math.Log(x) - lna1));
            double u = err / t;
            x -= t = u / (1 - 0.5 * Math.Min(1, u * (a1 / x - 1)));
            if (x <= 0) x = 0.5 * (x + t);
            if (Math.Abs(t) < 1e-14 * x) break;
        }
        return x;
    }

    /// <summary>The log-likelihood of counts under a Poisson rate that grows.</summary>
    [Differentiable(nameof(intercept), nameof(slope), Derivatives = Gradient | Vjp | Jvp)]
    public static double PoissonLikelihood([Domain(0, 6, Length = 5)] int[] counts, [Domain(-0.5, 1)] double intercept, [Domain(-0.3, 0.3)] double slope)
    {
        double sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double eta = intercept + slope * i;
            sum += counts[i] * eta - Math.Exp(eta) - LogFactorial(counts[i]);
        }
        return sum;
    }

    private static double LogFactorial(int n)
    {
        double result = 0;
        for (int i = n; i > 1; i--)
            result += Math.Log(i);
        return result;
    }

    /// <summary>The density of the inverse gamma distribution in single precision.</summary>
    [Differentiable(nameof(x), nameof(scale), Derivatives = Gradient | Vjp | Jvp)]
    public static float InverseGammaDensity([Domain(0.3, 3)] float x, [Domain(1, 4)] int shape, [Domain(0.5, 2)] float scale)
    {
        float factorial = 1f;
        for (int k = 2; k < shape; k++) factorial *= k;
        return MathF.Pow(scale / x, shape) * MathF.Exp(-scale / x) / (x * factorial);
    }
}
