using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>What makes an orbit no conic: oblateness, air, the sun.</summary>
public static partial class Perturbations
{
    private const double J2 = 1.08262668e-3;
    private const double Mu = 398600.4418;
    private const double Re = 6378.137;

    /// <summary>Base altitude, density and scale height of the exponential atmosphere (Vallado, table 8-4).</summary>
    private static readonly (double Altitude, double Density, double ScaleHeight)[] Layers =
    {
        (0, 1.225, 7.249), (100, 5.297e-7, 5.877), (150, 2.070e-9, 22.523), (200, 2.789e-10, 37.105), (250, 7.248e-11, 45.546),
        (300, 2.418e-11, 53.628), (350, 9.518e-12, 53.298), (400, 3.725e-12, 58.515), (450, 1.585e-12, 60.828), (500, 6.967e-13, 63.822),
    };

    /// <summary>Secular rates of node, periapsis and mean anomaly in degrees a day.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Node, double Periapsis, double Mean) SecularRates([Domain(6800, 9000)] double a, [Domain(0.001, 0.2)] double e, [Domain(10, 100)] double inclination)
    {
        double i = inclination * Math.PI / 180;
        double n = Math.Sqrt(Mu / (a * a * a));
        double p = a * (1 - e * e);
        double factor = 1.5 * n * J2 * (Re / p) * (Re / p);
        double perDay = 86400 * 180 / Math.PI;
        double node = -factor * Math.Cos(i);
        double periapsis = factor * (2 - 2.5 * Math.Sin(i) * Math.Sin(i));
        double mean = n + factor * Math.Sqrt(1 - e * e) * (1 - 1.5 * Math.Sin(i) * Math.Sin(i));
        return (node * perDay, periapsis * perDay, mean * perDay);
    }

    /// <summary>Runge-Kutta of fourth order through point mass and J2, in place on a copy of the state.</summary>
    [Differentiable(nameof(state), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Propagate([Domain(-0.05, 0.05, Length = 6)] double[] state, [Domain(0.02, 0.1)] double step, [Domain(1, 4)] int steps)
    {
        double[] y = new double[6];
        Array.Copy(state, y, 6);
        y[0] += 1.1;
        y[4] += 0.9;
        y[5] += 0.2;
        double[] k1 = new double[6], k2 = new double[6], k3 = new double[6], k4 = new double[6], t = new double[6];
        for (int s = 0; s < steps; s++)
        {
            Rates(y, k1);
            for (int i = 0; i < 6; i++) t[i] = y[i] + 0.5 * step * k1[i];
            Rates(t, k2);
            for (int i = 0; i < 6; i++) t[i] = y[i] + 0.5 * step * k2[i];
            Rates(t, k3);
            for (int i = 0; i < 6; i++) t[i] = y[i] + step * k3[i];
            Rates(t, k4);
            for (int i = 0; i < 6; i++)
                y[i] += step / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
        }
        return y;

        static void Rates(double[] y, double[] dy)
        {
            double r2 = y[0] * y[0] + y[1] * y[1] + y[2] * y[2];
            double r = Math.Sqrt(r2);
            double r3 = r2 * r;
            double k = 1.5 * J2 / r2;
            double z2 = 5 * y[2] * y[2] / r2;
            Array.Copy(y, 3, dy, 0, 3);
            dy[3] = -y[0] / r3 * (1 + k * (1 - z2));
            dy[4] = -y[1] / r3 * (1 + k * (1 - z2));
            dy[5] = -y[2] / r3 * (1 + k * (3 - z2));
        }
    }

    /// <summary>The density of the air in kg/m³.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AirDensity([Domain(110, 480)] double altitude)
    {
        if (altitude < 0)
            return Layers[0].Density;
        int layer = Layers.Length - 1;
        while (altitude < Layers[layer].Altitude)
            layer--;
        var (h0, rho0, scale) = Layers[layer];
        return 1e9 * rho0 * Math.Exp(-(altitude - h0) / scale);
    }

    /// <summary>Semi-major axis lost to drag in one revolution, in km; the body's ballistic data as an object.</summary>
    [Differentiable(nameof(altitude), nameof(area), nameof(mass), Derivatives = Gradient | Vjp | Jvp)]
    public static double DragLoss([Domain(160, 450)] double altitude, [Domain(1, 10)] double area, [Domain(100, 1000)] double mass, [Domain(2.2, 2.2)] double cd = 2.2)
    {
        var body = new Spacecraft { Mass = mass, Area = area, DragCoefficient = cd };
        double a = Re + altitude;
        double density = AirDensity(altitude) * 1e-9;
        return 2 * Math.PI * body.InverseBallisticCoefficient * density * a * a * 1e3;
    }

    /// <summary>The potential energy of bodies: masses and x, y, z of each.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PotentialEnergy([Domain(0.5, 2, Length = 4)] double[] masses, [Domain(-3, 3, Rows = 4)] double[][] positions)
    {
        double energy = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            for (int j = i + 1; j < masses.Length; j++)
            {
                double squared = 0;
                for (int k = 0; k < 3; k++)
                {
                    double d = positions[i][k] - positions[j][k];
                    squared += d * d;
                }
                energy -= masses[i] * masses[j] / Math.Sqrt(squared);
            }
        }
        return energy;
    }

    /// <summary>The sun's right ascension and declination, low precision (Astronomical Almanac).</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double RightAscension, double Declination) Sun([Domain(9000, 9070)] double daysSinceJ2000)
    {
        double g = (357.528 + 0.9856003 * daysSinceJ2000) % 360 * Math.PI / 180;
        double q = (280.460 + 0.9856474 * daysSinceJ2000) % 360;
        double longitude = (q + 1.915 * Math.Sin(g) + 0.020 * Math.Sin(2 * g)) * Math.PI / 180;
        double obliquity = (23.439 - 0.0000004 * daysSinceJ2000) * Math.PI / 180;
        double ra = Math.Atan2(Math.Cos(obliquity) * Math.Sin(longitude), Math.Cos(longitude));
        if (ra < 0)
            ra += 2 * Math.PI;
        return (ra, Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude)));
    }

    /// <summary>How much of the sun a sphere hides, by the angles of both discs (single precision, for drawing).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Shadow([Domain(7.4f, 7.6f)] float x, [Domain(0.2f, 0.6f)] float y, [Domain(0.4f, 0.5f)] float z, [Domain(0.9f, 1.1f)] float radius)
    {
        var position = new Vector3(-x, y, z);
        var sun = Vector3.UnitX;
        float distance = position.Length();
        float separation = MathF.Acos(Vector3.Dot(Vector3.Normalize(position), -sun));
        float body = MathF.Asin(radius / distance);
        const float disc = 0.0465f * 3;
        float t = (body + disc - separation) / (2 * disc);
        if (t <= 0f) return 0f;
        if (t >= 1f) return 1f;
        return t * t * (3f - 2f * t);
    }

    private sealed class Spacecraft
    {
        public double Mass { get; set; }

        public double Area { get; set; }

        public double DragCoefficient { get; set; } = 2.0;

        public double InverseBallisticCoefficient => DragCoefficient * Area / Mass;
    }
}
