using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Integrals of what was measured.</summary>
public static partial class SampledData
{
    /// <summary>The running integral; the first is 0.</summary>
    [Differentiable(nameof(values), nameof(step), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] CumulativeTrapezoid([Domain(-2, 2, Length = 6)] double[] values, [Domain(0.1, 1)] double step)
    {
        if (values is null or { Length: 0 })
            return [];
        double[] result = new double[values.Length];
        for (int i = 1; i < values.Length; i++)
            result[i] = result[i - 1] + 0.5 * step * (values[i] + values[i - 1]);
        return result;
    }

    /// <summary>Simpson's rule for unequal steps, with the last interval apart when their number is odd.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double IrregularSimpson([Domain(0, 3, Length = 6, Ascending = true)] ReadOnlySpan<double> x, [Domain(-2, 2, Length = 6)] ReadOnlySpan<double> y)
    {
        int n = x.Length - 1;
        var h = new List<double>();
        for (int i = 0; i < n; i++)
            h.Add(x[i + 1] - x[i] + 0.05);
        double sum = 0;
        for (int i = 1; i < n; i += 2)
        {
            double h0 = h[i - 1], h1 = h[i], both = h0 + h1;
            sum += both / 6 * ((2 - h1 / h0) * y[i - 1] + both * both / (h0 * h1) * y[i] + (2 - h0 / h1) * y[i + 1]);
        }
        if (n % 2 == 1)
        {
            double h0 = h[n - 1], h1 = h[n - 2];
            sum += y[n] * (2 * h0 * h0 + 3 * h0 * h1) / (6 * (h0 + h1));
            sum += y[n - 1] * (h0 * h0 + 3 * h0 * h1) / (6 * h1);
            sum -= y[n - 2] * h0 * h0 * h0 / (6 * h1 * (h0 + h1));
        }
        return sum;
    }

    /// <summary>A quasi-random estimate: the points come from integers alone.</summary>
    [Differentiable(nameof(a), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static double QuasiMonteCarlo([Domain(0.5, 2)] double a, [Domain(0.5, 2)] double b, [Domain(5, 40)] int points)
    {
        double sum = 0;
        for (int i = 1; i <= points; i++)
        {
            double x = VanDerCorput(i, 2), y = VanDerCorput(i, @base: 3);
            sum += Math.Exp(-a * x * x) * Math.Cos(b * y) + (x * a > y * b ? 0.1 * (x * a - y * b) : 0);
        }
        return sum / points;
    }

    private static double VanDerCorput(int n, int @base)
    {
        double value = 0, place = 1;
        while (n != 0)
        {
            place /= @base;
            value += n % @base * place;
            n /= @base;
        }
        return value;
    }

    /// <summary>The centroid of the area between two sampled curves.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y, double area) Centroid([Domain(1, 2, Length = 5)] double[] upper, [Domain(-1, 0.5, Length = 5)] double[] lower, [Domain(0.5, 2)] double width)
    {
        double dx = width / (upper.Length - 1);
        double area = 0, mx = 0, my = 0;
        for (int i = 0; i < upper.Length; i++)
        {
            double weight = dx * (i > 0 && i < upper.Length - 1 ? 1.0 : 0.5);
            double height = upper[i] - lower[i];
            area += weight * height;
            mx += weight * height * i * dx;
            my += weight * (upper[i] * upper[i] - lower[i] * lower[i]) / 2;
        }
        return area switch
        {
            0 => (0, 0, 0),
            var a => (mx / a, my / a, a),
        };
    }
}
