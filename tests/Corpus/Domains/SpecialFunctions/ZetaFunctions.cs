using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>Zeta functions and polylogarithms.</summary>
public static partial class ZetaFunctions
{
    private static readonly double[] EulerMaclaurin =
    [
        12.0, -720.0, 30240.0, -1209600.0, 47900160.0, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
        1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
    ];

    /// <summary>ζ(s, q) as in Cephes, q > 0 and s > 1.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Hurwitz([Domain(1.5, 5)] double s, [Domain(0.5, 4)] double q)
    {
        if (s == 1)
            return double.PositiveInfinity;
        if (s < 1 || q <= 0)
            throw new ArgumentException($"zeta({s}, {q})");

        double total = Math.Pow(q, -s);
        double a = q;
        double b = 0;
        int i = 0;
        while (i < 9 || a <= 9.0)
        {
            i += 1;
            a += 1;
            b = Math.Pow(a, -s);
            total += b;
            if (Math.Abs(b / total) < 1.1e-16)
                return total;
        }

        double w = a;
        total += b * w / (s - 1);
        total -= 0.5 * b;
        double factor = 1;
        double k = 0;
        for (i = 0; i < EulerMaclaurin.Length; i++)
        {
            factor *= s + k;
            b /= w;
            double t = factor * b / EulerMaclaurin[i];
            total += t;
            t = Math.Abs(t / total);
            if (t < 1.1e-16)
                break;
            k += 1;
            factor *= s + k;
            b /= w;
            k += 1;
        }
        return total;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Riemann([Domain(1.3, 8)] double s) => Hurwitz(s, 1);

    /// <summary>The alternating series, by the algorithm of Cohen, Rodriguez Villegas and Zagier.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DirichletEta([Domain(0.3, 6)] double s)
    {
        return Alternating(20, k => Math.Pow(k + 1, -s));
    }

    [Differentiable(nameof(z), Derivatives = Gradient | Vjp | Jvp)]
    public static double Polylogarithm([Domain(1, 4)] int order, [Domain(-0.7, 0.7)] double z)
    {
        var terms = new List<double>();
        double power = z;
        int k = 1;
        while (terms.Count < 400 && Math.Abs(power) > 1e-18)
        {
            terms.Add(power / Math.Pow(k, order));
            power *= z;
            k++;
        }

        // Small terms first.
        double sum = 0;
        for (int i = terms.Count - 1; i >= 0; --i)
            sum += terms[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Dilogarithm([Domain(-3, 0.95)] double x)
    {
        if (x == 1)
            return Math.PI * Math.PI / 6;
        if (x < -1)
        {
            double l = Math.Log(1 - x);
            return Dilogarithm(1 / (1 - x)) - Math.PI * Math.PI / 6 + l * (0.5 * l - Math.Log(-x));
        }
        if (x < 0)
            return 0.5 * Dilogarithm(x * x) - Dilogarithm(-x);
        if (x > 0.5)
            return Math.PI * Math.PI / 6 - Math.Log(x) * Math.Log(1 - x) - Dilogarithm(1 - x);

        double sum = 0, p = 1;
        for (int n = 1; n <= 60; n++)
            sum += (p *= x) / ((double)n * n);
        return sum;
    }

    private static double Alternating(int n, Func<int, double> term)
    {
        double d = Math.Pow(3 + Math.Sqrt(8), n);
        d = (d + 1 / d) / 2;
        double b = -1, c = -d, s = 0;
        for (int k = 0; k < n; k++)
        {
            c = b - c;
            s += c * term(k);
            b = (k + n) * (k - n) * b / ((k + 0.5) * (k + 1));
        }
        return s / d;
    }
}
