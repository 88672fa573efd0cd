using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>The error function and its relatives: rational approximations of Cody, inverse of Acklam, Dawson's integral of Rybicki.</summary>
public static partial class ErrorFunctions
{
    private static readonly double[] s_a = [3.16112374387056560e00, 1.13864154151050156e02, 3.77485237685302021e02, 3.20937758913846947e03, 1.85777706184603153e-1];
    private static readonly double[] s_b = [2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03];
    private static readonly double[] s_c =
    [
        5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e01, 2.98635138197400131e02, 8.81952221241769090e02,
        1.71204761263407058e03, 2.05107837782607147e03, 1.23033935479799725e03, 2.15311535474403846e-8,
    ];
    private static readonly double[] s_d =
    [
        1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02, 1.62138957456669019e03,
        3.29079923573345963e03, 4.36261909014324716e03, 3.43936767414372164e03, 1.23033935480374942e03,
    ];
    private static readonly double[] s_p = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4, 1.63153871373020978e-2];
    private static readonly double[] s_q = [2.56852019228982242e00, 1.87295284992346725e00, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    private enum Kind
    {
        Erf,
        Erfc,
        Scaled,
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Erf([Domain(-3, 3)] double x) => Calerf(x, Kind.Erf);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Erfc([Domain(-2, 5)] double x) => Calerf(x, Kind.Erfc);

    /// <summary>exp(x²) erfc(x).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Erfcx([Domain(-1, 8)] double x) => Calerf(x, Kind.Scaled);

    /// <summary>The quantile of the normal distribution, with one step of Halley's method.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NormalQuantile([Domain(0.001, 0.999)] double p)
    {
        if (!(p > 0 && p < 1))
        {
            if (p == 0)
                return double.NegativeInfinity;
            return p == 1 ? double.PositiveInfinity : double.NaN;
        }

        const double low = 0.02425;
        double x;
        if (p < low)
        {
            double q = Math.Sqrt(-2 * Math.Log(p));
            x = Tail(q);
        }
        else if (p <= 1 - low)
        {
            double q = p - 0.5;
            double r = q * q;
            x = (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239e+00) * q
                / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);
        }
        else
        {
            x = -Tail(Math.Sqrt(-2 * Math.Log(1 - p)));
        }

        double e = 0.5 * Erfc(-x / Math.Sqrt(2)) - p;
        double u = e * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - u / (1 + x * u / 2);

        static double Tail(double q) =>
            (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q - 2.549732539343734e+00) * q + 4.374664141464968e+00) * q + 2.938163982698783e+00)
            / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q + 3.754408661907416e+00) * q + 1);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ErfInverse([Domain(-0.98, 0.98)] double y) => NormalQuantile((y + 1) / 2) / Math.Sqrt(2.0);

    private static double Calerf(double arg, Kind kind)
    {
        const double Threshold = 0.46875;
        const double SqrtPiInverse = 5.6418958354775628695e-1;
        double result;
        double x = arg;
        double y = Math.Abs(x);
        if (y <= Threshold)
        {
            double ysq = 0;
            if (y > 1.11e-16)
                ysq = y * y;
            double xnum = s_a[4] * ysq;
            double xden = ysq;
            for (int i = 0; i < 3; ++i)
            {
                xnum = (xnum + s_a[i]) * ysq;
                xden = (xden + s_b[i]) * ysq;
            }

            result = x * (xnum + s_a[3]) / (xden + s_b[3]);
            if (kind != Kind.Erf)
                result = 1 - result;
            if (kind == Kind.Scaled)
                result = Math.Exp(ysq) * result;
            return result;
        }

        if (y <= 4.0)
        {
            double xnum = s_c[8] * y;
            double xden = y;
            for (int i = 0; i < 7; ++i)
            {
                xnum = (xnum + s_c[i]) * y;
                xden = (xden + s_d[i]) * y;
            }

            result = (xnum + s_c[7]) / (xden + s_d[7]);
        }
        else
        {
            double ysq = 1 / (y * y);
            double xnum = s_p[5] * ysq, xden = ysq;
            for (int i = 0; i < 4; ++i)
            {
                xnum = (xnum + s_p[i]) * ysq;
                xden = (xden + s_q[i]) * ysq;
            }

            result = ysq * (xnum + s_p[4]) / (xden + s_q[4]);
            result = (SqrtPiInverse - result) / y;
        }

        if (kind != Kind.Scaled)
        {
            // exp(-y²) in two factors, so that nothing is lost.
            double head = Math.Truncate(y * 16) / 16;
            double del = (y - head) * (y + head);
            result = Math.Exp(-head * head) * Math.Exp(-del) * result;
        }

        switch (kind)
        {
            case Kind.Erf:
                result = (0.5 - result) + 0.5;
                if (x < 0)
                    result = -result;
                break;
            case Kind.Erfc:
                if (x < 0)
                    result = 2 - result;
                break;
            case Kind.Scaled:
                if (x < 0)
                    result = 2 * Math.Exp(x * x) - result;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }

        return result;
    }
}
