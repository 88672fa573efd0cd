using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

// Ported from an old Fortran library by way of C; names kept.
public static partial class Bessel
{
    private const double ACC = 40.0, BIGNO = 1e10, BIGNI = 1e-10;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(0)]
    public static double J0([Domain(-15, 15)] double x)
    {
        double ax, z, xx, y, ans, ans1, ans2;
        if ((ax = Math.Abs(x)) < 8.0)
        {
            y = x * x;
            ans1 = 57568490574.0 + y * (-13362590354.0 + y * (651619640.7 + y * (-11214424.18 + y * (77392.33017 + y * (-184.9052456)))));
            ans2 = 57568490411.0 + y * (1029532985.0 + y * (9494680.718 + y * (59272.64853 + y * (267.8532712 + y * 1.0))));
            ans = ans1 / ans2;
        }
        else
        {
            z = 8.0 / ax;
            y = z * z;
            xx = ax - 0.785398164;
            ans1 = 1.0 + y * (-0.1098628627e-2 + y * (0.2734510407e-4 + y * (-0.2073370639e-5 + y * 0.2093887211e-6)));
            ans2 = -0.1562499995e-1 + y * (0.1430488765e-3 + y * (-0.6911147651e-5 + y * (0.7621095161e-6 - y * 0.934935152e-7)));
            ans = Math.Sqrt(0.636619772 / ax) * (Math.Cos(xx) * ans1 - z * Math.Sin(xx) * ans2);
        }
        return ans;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double J1([Domain(-15, 15)] double x)
    {
        double ax, z, xx, y, ans, ans1, ans2;
        if ((ax = Math.Abs(x)) < 8.0)
        {
            y = x * x;
            ans1 = x * (72362614232.0 + y * (-7895059235.0 + y * (242396853.1 + y * (-2972611.439 + y * (15704.48260 + y * (-30.16036606))))));
            ans2 = 144725228442.0 + y * (2300535178.0 + y * (18583304.74 + y * (99447.43394 + y * (376.9991397 + y * 1.0))));
            ans = ans1 / ans2;
        }
        else
        {
            z = 8.0 / ax;
            y = z * z;
            xx = ax - 2.356194491;
            ans1 = 1.0 + y * (0.183105e-2 + y * (-0.3516396496e-4 + y * (0.2457520174e-5 + y * (-0.240337019e-6))));
            ans2 = 0.04687499995 + y * (-0.2002690873e-3 + y * (0.8449199096e-5 + y * (-0.88228987e-6 + y * 0.105787412e-6)));
            ans = Math.Sqrt(0.636619772 / ax) * (Math.Cos(xx) * ans1 - z * Math.Sin(xx) * ans2);
            if (x < 0.0) ans = -ans;
        }
        return ans;
    }

    /// <summary>Any order from 2 on: upward recurrence where it is stable, else Miller's.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Jn([Domain(2, 6)] int n, [Domain(0.5, 12)] double x)
    {
        int j, jsum, m;
        double ax, bj, bjm, bjp, sum, tox, ans;

        if (n < 2) throw new ArgumentException("Index n less than 2 in Jn", nameof(n));
        ax = Math.Abs(x);
        if (ax == 0.0)
            return 0.0;
        else if (ax > (double)n)
        {
            tox = 2.0 / ax;
            bjm = J0(ax);
            bj = J1(ax);
            for (j = 1; j < n; j++)
            {
                bjp = j * tox * bj - bjm;
                bjm = bj;
                bj = bjp;
            }
            ans = bj;
        }
        else
        {
            tox = 2.0 / ax;
            m = 2 * ((n + (int)Math.Sqrt(ACC * n)) / 2);
            jsum = 0;
            bjp = ans = sum = 0.0;
            bj = 1.0;
            for (j = m; j > 0; j--)
            {
                bjm = j * tox * bj - bjp;
                bjp = bj;
                bj = bjm;
                if (Math.Abs(bj) > BIGNO)
                {
                    bj *= BIGNI;
                    bjp *= BIGNI;
                    ans *= BIGNI;
                    sum *= BIGNI;
                }
                if (jsum != 0) sum += bj;
                jsum = jsum == 0 ? 1 : 0;
                if (j == n) ans = bjp;
            }
            sum = 2.0 * sum - bj;
            ans /= sum;
        }
        return x < 0.0 && (n & 1) != 0 ? -ans : ans;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float I0([Domain(-9, 9)] float x)
    {
        float ax = MathF.Abs(x), y;
        if (ax < 3.75f)
        {
            y = x / 3.75f;
            y *= y;
            return 1.0f + y * (3.5156229f + y * (3.0899424f + y * (1.2067492f + y * (0.2659732f + y * (0.360768e-1f + y * 0.45813e-2f)))));
        }
        y = 3.75f / ax;
        return MathF.Exp(ax) / MathF.Sqrt(ax) * (0.39894228f + y * (0.1328592e-1f + y * (0.225319e-2f + y * (-0.157565e-2f + y * (0.916281e-2f
            + y * (-0.2057706e-1f + y * (0.2635537e-1f + y * (-0.1647633e-1f + y * 0.392377e-2f))))))));
    }

    /// <summary>K of real order, by the trapezoidal rule on its integral: it converges faster than any power.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double K([Domain(0, 3)] double nu, [Domain(0.5, 6)] double x)
    {
        const double h = 0.05;
        double sum = 0.5 * Math.Exp(-x);
        double term;
        int k = 1;
        do
        {
            double t = k++ * h;
            term = Math.Exp(-x * Math.Cosh(t)) * Math.Cosh(nu * t);
            sum += term;
        }
        while (term > 1e-18 * sum);
        return sum * h;
    }
}
