using System;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>Manoeuvres and transfers between orbits.</summary>
public static partial class Transfers
{
    public const double MuEarth = 398600.4418;
    public const double EarthRadius = 6378.137;
    private const double G0 = 9.80665;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Hohmann([Domain(200, 800)] double fromAltitude, [Domain(20000, 40000)] double toAltitude) =>
        Hohmann(EarthRadius + fromAltitude, EarthRadius + toAltitude, out _, out _);

    /// <summary>Δv of a transfer by way of a far apoapsis.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BiElliptic([Domain(6700, 7500)] double r1, [Domain(60000, 100000)] double r2, [Domain(120000, 200000)] double rb)
    {
        if (rb < Max(r1, r2))
            throw new ArgumentException($"rb = {rb} must lie outside both orbits", nameof(rb));
        double v1 = Speed(r1, a: r1);
        double va = Speed(r1, (r1 + rb) / 2);
        double vb1 = Speed(rb, (r1 + rb) / 2), vb2 = Speed(rb, (r2 + rb) / 2);
        double vc = Speed(r2, (r2 + rb) / 2), v2 = Speed(r2, r2);
        return Abs(va - v1) + Abs(vb2 - vb1) + Abs(v2 - vc);
    }

    /// <summary>A plane change shared between both burns of a transfer in the proportion s.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CombinedPlaneChange([Domain(6700, 7000)] double r1, [Domain(42000, 42300)] double r2, [Domain(10, 40)] double inclinationDegrees, [Domain(0.05, 0.3)] double s)
    {
        Hohmann(r1, r2, out double v1, out double v2);
        double di = inclinationDegrees * PI / 180;
        double c1 = Speed(r1, r1), c2 = Speed(r2, r2);
        double t1 = c1 + v1, t2 = c2 - v2;
        double first = Sqrt(c1 * c1 + t1 * t1 - 2 * c1 * t1 * Cos(s * di));
        double second = Sqrt(c2 * c2 + t2 * t2 - 2 * c2 * t2 * Cos((1 - s) * di));
        return first + second;
    }

    /// <summary>Tsiolkovsky for stages: mass of propellant and structure by turns, the payload last.</summary>
    [Differentiable(nameof(isp), nameof(masses), Derivatives = Gradient | Vjp | Jvp)]
    public static double StagedDeltaV([Domain(280, 450)] double isp, [Domain(2, 20, Length = 7)] params double[] masses)
    {
        if ((masses.Length & 1) == 0)
            throw new ArgumentException("propellant, structure, ..., payload");
        double total = 0;
        foreach (double mass in masses)
            total += mass;
        double dv = 0;
        int i = 0;
        while (i < masses.Length - 1)
        {
            double propellant = masses[i++];
            double structure = masses[i++];
            dv += isp * G0 * Log(total / (total - propellant));
            total -= propellant + structure;
        }
        return dv;
    }

    /// <summary>The distance of L1 from the smaller body, in units of their separation: Newton on the quintic.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LagrangeL1([Domain(0.001, 0.2)] double massRatio)
    {
        double mu = massRatio;
        double g = Cbrt(mu / 3);
        int n = 0;
        while (true)
        {
            double f = ((((g - (3 - mu)) * g + (3 - 2 * mu)) * g - mu) * g + 2 * mu) * g - mu;
            double df = (((5 * g - 4 * (3 - mu)) * g + 3 * (3 - 2 * mu)) * g - 2 * mu) * g + 2 * mu;
            double next = g - f / df;
            if (Abs(next - g) <= 1e-15 || n == 50)
                return next;
            g = next;
            n++;
        }
    }

    /// <summary>Vis-viva.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float VisViva([Domain(7000, 9000)] float r, [Domain(9000, 20000)] float a, [Domain(398600, 398600)] float mu = 398600.44f)
    {
        float square = mu * (2f / r - 1f / a);
        return square < 0f ? float.NaN : MathF.Sqrt(square);
    }

    private static double Hohmann(double r1, double r2, out double dv1, out double dv2)
    {
        double a = 0.5 * (r1 + r2);
        dv1 = Speed(r1, a) - Speed(r1, r1);
        dv2 = Speed(r2, r2) - Speed(r2, a);
        return Abs(dv1) + Abs(dv2);
    }

    private static double Speed(double r, double a) => Sqrt(MuEarth * (2 / r - 1 / a));
}
