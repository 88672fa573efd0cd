using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Rules for integrands with singular ends, and for smooth ones.</summary>
public static partial class TanhSinh
{
    /// <summary>A beta integral: both ends are singular.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BetaIntegral([Domain(0.5, 2)] double p, [Domain(0.5, 2)] double q)
    {
        const double h = 1.0 / 8;
        double sum = Math.PI / 4 * Math.Pow(0.5, p + q - 2);
        for (int k = 1; k < 200; k++)
        {
            double t = k * h;
            double u = Math.Exp(-Math.PI * Math.Sinh(t));
            // The distances of the node from both ends, each without cancellation.
            double near = u / (1 + u), far = 1 / (1 + u);
            double weight = Math.PI * Math.Cosh(t) * near * far;
            double term = weight * (Math.Pow(near, p - 1) * Math.Pow(far, q - 1) + Math.Pow(far, p - 1) * Math.Pow(near, q - 1));
            if (near == 0 || !double.IsFinite(term))
                break;
            sum += term;
            if (term < 1e-16 * sum)
                break;
        }
        return h * sum;
    }

    /// <summary>Clenshaw and Curtis's rule through its cosine sums.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ClenshawCurtis([Domain(0.5, 3)] double a, [Domain(-1, 1)] double b)
    {
        const int n = 16;
        double[] values = new double[n + 1];
        for (int j = 0; j <= n; j++)
        {
            double x = Math.Cos(Math.PI * j / n);
            values[j] = 1 / (1 + a * (x - b) * (x - b) / 4);
        }
        double integral = 0;
        for (int k = 0; k <= n; k += 2)
        {
            double c = 0.5 * (values[0] + values[n]);
            for (int j = 1; j < n; j++)
                c += values[j] * Math.Cos(Math.PI * j * k / n);
            c *= 2.0 / n;
            if (k is 0 or n)
                c /= 2;
            integral += 2 * c / (1 - k * k);
        }
        return integral;
    }

    /// <summary>An infinite range, mapped to a finite one, in steps until the tail is too small to count.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BoseIntegral([Domain(1.5, 3)] double order, [Domain(0.1, 1)] double gap)
    {
        double total = 0, x = 0.05;
        double h = 0.1;
        do
        {
            double value = Math.Pow(x, order) / (Math.Exp(x + gap) - 1);
            total += value * h;
            if (value < 1e-12 && x > 5)
                goto done;
            x += h;
        }
        while (x < 60);
    done:
        return total;
    }
}
