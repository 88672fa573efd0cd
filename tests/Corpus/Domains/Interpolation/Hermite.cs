using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>Piecewise cubics given by values and slopes.</summary>
public static partial class Hermite
{
    private static double Cubic(double y0, double m0, double y1, double m1, double h, double t)
    {
        double t2 = t * t;
        double t3 = t2 * t;
        double h00 = 2 * t3 - 3 * t2 + 1;
        double h10 = t3 - 2 * t2 + t;
        double h01 = -2 * t3 + 3 * t2;
        double h11 = t3 - t2;
        return h00 * y0 + h10 * h * m0 + h01 * y1 + h11 * h * m1;
    }

    /// <summary>Fritsch and Carlson's monotone interpolation (as PCHIP chooses its slopes).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Monotone([Domain(0, 4, Length = 6, Ascending = true)] double[] x, [Domain(-1, 1, Length = 6)] double[] y, [Domain(0.5, 3.5)] double at)
    {
        int n = x.Length;
        double[] h = new double[n - 1], delta = new double[n - 1], m = new double[n];
        for (int k = 0; k < n - 1; k++)
        {
            h[k] = x[k + 1] - x[k];
            delta[k] = (y[k + 1] - y[k]) / h[k];
        }
        m[0] = EndSlope(h[0], h[1], delta[0], delta[1]);
        m[n - 1] = EndSlope(h[^1], h[^2], delta[^1], delta[^2]);
        for (int k = 1; k < n - 1; k++)
        {
            if (delta[k - 1] * delta[k] <= 0)
                continue;
            double w1 = 2 * h[k] + h[k - 1];
            double w2 = h[k] + 2 * h[k - 1];
            m[k] = (w1 + w2) / (w1 / delta[k - 1] + w2 / delta[k]);
        }
        int i = 0;
        while (i < n - 2 && at >= x[i + 1])
            ++i;
        return Cubic(y[i], m[i], y[i + 1], m[i + 1], h[i], (at - x[i]) / h[i]);
    }

    private static double EndSlope(double h0, double h1, double d0, double d1)
    {
        double slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
        if (Math.Sign(slope) != Math.Sign(d0))
            slope = 0;
        else if (Math.Sign(d0) != Math.Sign(d1) && Math.Abs(slope) > 3 * Math.Abs(d0))
            slope = 3 * d0;
        return slope;
    }

    /// <summary>Kochanek and Bartels's curve, with tension, continuity and bias.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KochanekBartels(
        [Domain(-2, 2)] double before, [Domain(-2, 2)] double from, [Domain(-2, 2)] double to, [Domain(-2, 2)] double after, [Domain(0, 1)] double t,
        [Domain(-1, 1)] double tension = 0, [Domain(-1, 1)] double continuity = 0, [Domain(-1, 1)] double bias = 0)
    {
        (double fromSlope, double toSlope) = (
            Tangent(before, from, to, tension, continuity, bias, outgoing: true),
            Tangent(from, to, after, tension, continuity, bias, outgoing: false));
        return Cubic(from, fromSlope, to, toSlope, 1, t);
    }

    private static double Tangent(double a, double b, double c, double tension, double continuity, double bias, bool outgoing)
    {
        double sign = outgoing ? 1 : -1;
        return 0.5 * (1 - tension) * ((1 + bias) * (1 + sign * continuity) * (b - a) + (1 - bias) * (1 - sign * continuity) * (c - b));
    }

    /// <summary>Smoothstep of several orders.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(0, 1, 0, 1)]
    [Kink(0, 1, 1, 1)]
    public static float Smoothstep([Domain(-1, 0)] float edge0, [Domain(1, 2)] float edge1, [Domain(-1.5, 2.5)] float x, [Domain(1, 3)] int order)
    {
        float t = (x - edge0) / (edge1 - edge0);
        if (t <= 0f) return 0f;
        if (t >= 1f) return 1f;
        return order switch
        {
            1 => t,
            2 => t * t * (3f - 2f * t),
            3 => t * t * t * (t * (t * 6f - 15f) + 10f),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }
}
