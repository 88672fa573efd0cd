using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Distributions;

/// <summary>Distributions of angles.</summary>
public static partial class Circular
{
    /// <summary>The log-density of von Mises's distribution.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double VonMisesLogDensity([Domain(-6, 6)] double angle, [Domain(-1, 1)] double mean, [Domain(0.5, 8)] double concentration)
    {
        angle = Math.IEEERemainder(angle, 2 * Math.PI);
        return concentration * (Math.Cos(angle - mean) - 1) - Math.Log(2 * Math.PI * BesselI0Scaled(concentration));
    }

    /// <summary>I₀(x) exp(-x) by its series.</summary>
    private static double BesselI0Scaled(double x)
    {
        double quarter = 0.25 * x * x, term = 1, sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            term *= quarter / (k * (double)k);
            sum += term;
        }
        return sum * Math.Exp(-Math.Abs(x));
    }

    /// <summary>Circular mean and resultant length of angles in degrees.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double mean, double length) CircularMean([Domain(-60, 60, Length = 5)] ReadOnlySpan<double> degrees)
    {
        double c = 0, s = 0;
        foreach (double angle in degrees)
        {
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            c += cos;
            s += sin;
        }
        return (Math.Atan2(s, c) * 180 / Math.PI, Math.Sqrt(c * c + s * s) / degrees.Length);
    }

    /// <summary>The wrapped normal density: images are added while they count.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double WrappedNormal([Domain(0.5, 5.5)] double angle, [Domain(-1, 1)] double mean, [Domain(0.3, 1.5)] double sigma)
    {
        angle = (angle - mean) % (2 * Math.PI);
        double sum = Image(0);
        int k = 1;
        double add;
        while ((add = Image(k) + Image(-k)) > 1e-18 || k < 3)
        {
            sum += add;
            k++;
        }
        return sum / (sigma * Math.Sqrt(2 * Math.PI));

        double Image(int turn)
        {
            double z = (angle + 2 * Math.PI * turn) / sigma;
            return Math.Exp(-0.5 * z * z);
        }
    }
}
