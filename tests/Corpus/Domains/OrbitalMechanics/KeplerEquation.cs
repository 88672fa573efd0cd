using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>Kepler's equation for every kind of orbit.</summary>
public static partial class KeplerEquation
{
    private const double TwoPi = 2 * Math.PI;

    /// <summary>Solves M = E - e sin E by Newton's method.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EccentricAnomaly([Domain(0.2, 6)] double meanAnomaly, [Domain(0.01, 0.9)] double e)
    {
        if (e < 0 || e >= 1)
            throw new ArgumentOutOfRangeException(nameof(e), $"Not an ellipse: e = {e}");

        double M = meanAnomaly % TwoPi;
        if (M < 0)
            M += TwoPi;

        double E = e < 0.8 ? M : Math.PI;
        double delta = 1;
        int iterations = 0;
        while (Math.Abs(delta) > 1e-14)
        {
            delta = (E - e * Math.Sin(E) - M) / (1 - e * Math.Cos(E));
            E -= delta;
            if (iterations++ > 60)
                throw new InvalidOperationException("Kepler's equation did not converge");
        }

        return E;
    }

    /// <summary>Danby's quartic correction from Danby's own start.</summary>
    [Differentiable(nameof(m), nameof(ecc), Derivatives = Gradient | Vjp | Jvp)]
    public static double Danby([Domain(0.1, 3)] double m, [Domain(0.01, 0.95)] double ecc, [Domain(1e-13, 1e-13)] double tolerance = 1e-13)
    {
        double E = m + Math.Sign(Math.Sin(m)) * 0.85 * ecc;
        for (int i = 0; i < 20; ++i)
        {
            double s = ecc * Math.Sin(E), c = ecc * Math.Cos(E);
            double f = E - s - m;
            if (Math.Abs(f) < tolerance) break;
            double f1 = 1 - c, f2 = s, f3 = c;
            double d1 = -f / f1;
            double d2 = -f / (f1 + 0.5 * d1 * f2);
            double d3 = -f / (f1 + 0.5 * d2 * f2 + d2 * d2 * f3 / 6);
            E += d3;
        }
        return E;
    }

    /// <summary>M = e sinh H - H.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HyperbolicAnomaly([Domain(-8, 8)] double m, [Domain(1.1, 3)] double e)
    {
        double h = Math.Asinh(m / e);
        double ratio;
        do
        {
            ratio = (e * Math.Sinh(h) - h - m) / (e * Math.Cosh(h) - 1);
            h -= ratio;
        }
        while (Math.Abs(ratio) > 1e-14 * Math.Max(1, Math.Abs(h)));
        return h;
    }

    /// <summary>The true anomaly on any conic, from the mean anomaly (Barker's equation for a parabola).</summary>
    [Differentiable(nameof(m), Derivatives = Gradient | Vjp | Jvp)]
    public static double TrueAnomaly([Domain(0.1, 2.5)] double m, [Domain(0, 2)] ConicSection kind) => kind switch
    {
        ConicSection.Ellipse when EccentricAnomaly(m, 0.3) is var E => 2 * Math.Atan2(Math.Sqrt(1.3) * Math.Sin(E / 2), Math.Sqrt(0.7) * Math.Cos(E / 2)),
        ConicSection.Parabola => Barker(m),
        ConicSection.Hyperbola => 2 * Math.Atan(Math.Sqrt(2.5 / 0.5) * Math.Tanh(HyperbolicAnomaly(m, 1.5) / 2)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The equation of the centre to the fifth power of e, in degrees.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float EquationOfCentre([Domain(10, 350)] float meanAnomalyDegrees, [Domain(0.01f, 0.2f)] float e)
    {
        float M = meanAnomalyDegrees * MathF.PI / 180f;
        float e2 = e * e, e3 = e2 * e, e4 = e3 * e, e5 = e4 * e;
        float c = (2f * e - e3 / 4f + 5f / 96f * e5) * MathF.Sin(M)
            + (5f / 4f * e2 - 11f / 24f * e4) * MathF.Sin(2f * M)
            + (13f / 12f * e3 - 43f / 64f * e5) * MathF.Sin(3f * M)
            + 103f / 96f * e4 * MathF.Sin(4f * M)
            + 1097f / 960f * e5 * MathF.Sin(5f * M);
        return c * 180f / MathF.PI;
    }

    private static double Barker(double m)
    {
        double w = 3 * m;
        double s = Math.Cbrt(w / 2 + Math.Sqrt(w * w / 4 + 1));
        return 2 * Math.Atan(s - 1 / s);
    }
}

public enum ConicSection
{
    Ellipse,
    Parabola,
    Hyperbola,
}
