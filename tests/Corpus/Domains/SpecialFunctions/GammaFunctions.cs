using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>Gamma and its logarithmic derivatives, after Lanczos and the asymptotic series.</summary>
public static partial class GammaFunctions
{
    private const double LanczosG = 607.0 / 128.0;
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Godfrey's coefficients for g = 607/128.</summary>
    private static readonly double[] LanczosCoefficients =
    {
        0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174,
        -0.49191381609762019978, 0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4,
        0.15808870322491248884e-3, -0.21026444172410488319e-3, 0.21743961811521264320e-3, -0.16431810653676389022e-3,
        0.84418223983852743293e-4, -0.26190838401581408670e-4, 0.36899182659531622704e-5,
    };

    /// <summary>B(2k) / (2k) for the asymptotic series of digamma.</summary>
    private static readonly double[] DigammaSeries = { 1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12 };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LogGamma([Domain(0.1, 12)] double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        if (x <= 0)
            throw new ArgumentOutOfRangeException(nameof(x), x, $"LogGamma is defined for positive arguments, got {x:G6}.");

        double sum = LanczosCoefficients[0];
        for (int k = 1; k < LanczosCoefficients.Length; k++)
        {
            sum += LanczosCoefficients[k] / (x + k - 1 + 1);
        }

        double t = x + LanczosG + 0.5;
        return (x + 0.5) * Math.Log(t) - t + HalfLogTwoPi + Math.Log(sum / x);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Gamma([Domain(-0.9, 6)] double x)
    {
        if (x == Math.Floor(x) && x <= 0.0)
            return double.NaN;

        // Reflection.
        if (x < 0.5)
            return Math.PI / (Math.Sin(Math.PI * x) * Gamma(1.0 - x));

        return Math.Exp(LogGamma(x));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Digamma([Domain(-3.4, 9)] double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x))
            return double.NaN;

        if (x <= 0 && x == Math.Floor(x))
        {
            return double.NegativeInfinity;
        }

        if (x < 0)
            return Digamma(1 - x) + Math.PI / Math.Tan(-Math.PI * x);

        double result = 0.0;
        while (x < 10.0)
        {
            result -= 1.0 / x;
            x++;
        }

        double r = 1 / x;
        result += Math.Log(x) - 0.5 * r;
        r *= r;
        double power = r;
        foreach (double b in DigammaSeries)
        {
            result -= b * power;
            power *= r;
        }

        return result;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Trigamma([Domain(0.2, 8)] double x)
    {
        const double Large = 12.0;
        double sum = 0;
        for (; x < Large; x += 1)
            sum += 1 / (x * x);
        double y = 1 / (x * x);
        return sum + 1 / x + y / 2 + y / x * (1.0 / 6 + y * (-1.0 / 30 + y * (1.0 / 42 + y * (-1.0 / 30 + y * (5.0 / 66)))));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Beta([Domain(0.3, 5)] double a, [Domain(0.3, 5)] double b) => Math.Exp(LogBeta(a, b));

    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Pochhammer([Domain(0.2, 3)] double x, [Domain(0, 6)] int n)
    {
        double product = 1;
        while (n-- > 0)
            product *= x++;
        return product;
    }

    /// <summary>Stirling's formula is enough in single precision.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float LogGammaSingle([Domain(0.5, 9)] float x)
    {
        float shift = 1f;
        while (x < 6f)
            shift *= x++;
        float inverse = 1f / x;
        float series = inverse * (1f / 12f - inverse * inverse * (1f / 360f - inverse * inverse / 1260f));
        return (x - 0.5f) * MathF.Log(x) - x + 0.9189385f + series - MathF.Log(shift);
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);
}
