using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>Energies and forces between particles.</summary>
public static partial class Molecules
{
    /// <summary>The Lennard-Jones energy of particles given as x, y, z, x, y, z, …; shifted to 0 at the cutoff.</summary>
    [Differentiable(nameof(r), nameof(epsilon), nameof(sigma), Derivatives = Gradient | Vjp | Jvp)]
    public static double LennardJonesEnergy([Domain(-2, 2, Length = 12)] double[] r, [Domain(0.5, 1.5)] double epsilon, [Domain(0.8, 1.2)] double sigma, [Domain(2.5, 3)] double cutoff = 2.5)
    {
        int n = r.Length / 3;
        double rc2 = cutoff * cutoff;
        double sc6 = Pow6(sigma * sigma / rc2);
        double shift = 4 * epsilon * (sc6 * sc6 - sc6);
        double total = 0;
        for (int i = 0; i < n - 1; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                double d2 = 0.25; // Soft core, so that random configurations do not explode.
                for (int k = 0; k < 3; k++)
                {
                    double d = r[3 * i + k] - r[3 * j + k];
                    d2 += d * d;
                }
                if (d2 > rc2)
                    continue;
                double s6 = Pow6(sigma * sigma / d2);
                total += 4 * epsilon * (s6 * s6 - s6) - shift;
            }
        }
        return total;
    }

    private static double Pow6(double squared) => squared * squared * squared;

    /// <summary>The forces between particles on a periodic line.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void PeriodicForces([Domain(0.5, 9.5, Length = 5)] ReadOnlySpan<double> x, [Domain(0.5, 2)] double strength, [Domain(0, 0, Length = 5)] Span<double> forces, [Domain(10, 12)] double box = 10.0)
    {
        forces.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = x[i] - x[j];
                d -= box * Math.Round(d / box);
                double f = strength * d / Math.Pow(d * d + 0.2, 1.5);
                forces[i] += f;
                forces[j] -= f;
            }
        }
    }

    /// <summary>Morse's potential of a bond, with the wall of its dissociation.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Morse([Domain(0.5, 4)] double r, [Domain(1, 5)] double depth, [Domain(0.5, 2)] double width, [Domain(0.8, 1.5)] double equilibrium)
    {
        var e = Math.Exp(-width * (r - equilibrium));
        var bracket = 1 - e;
        return depth * (bracket * bracket - 1);
    }

    /// <summary>The torsion energy of four atoms in a row.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float DihedralEnergy([Domain(-1, 0)] Vector3 a, [Domain(0.5, 1)] Vector3 b, [Domain(1.2, 2)] Vector3 c, [Domain(2.5, 3)] Vector3 d, [Domain(0.5, 2)] float barrier, [Domain(1, 3)] int multiplicity)
    {
        Vector3 b1 = b - a, b2 = c - b, b3 = d - c;
        Vector3 n1 = Vector3.Cross(b1, b2);
        Vector3 n2 = Vector3.Cross(b2, b3);
        Vector3 m = Vector3.Cross(n1, Vector3.Normalize(b2));
        float x = Vector3.Dot(n1, n2);
        float y = Vector3.Dot(m, n2);
        // In terms of the cosine and sine, since the angle is not needed.
        float norm = x * x + y * y + 1e-3f;
        float cosine = x / MathF.Sqrt(norm);
        float chebyshev = cosine, previous = 1f;
        for (int k = 1; k < multiplicity; k++)
            (previous, chebyshev) = (chebyshev, 2f * cosine * chebyshev - previous);
        return 0.5f * barrier * (1f + chebyshev);
    }

    /// <summary>Coulomb's energy of charges, each with itself left out.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CoulombEnergy([Domain(-1, 1, Length = 4)] double[] charges, [Domain(-3, 3, Length = 4)] double[] x, [Domain(-3, 3, Length = 4)] double[] y)
    {
        if (charges.Length != x.Length || x.Length != y.Length)
            throw new ArgumentException($"{charges.Length} charges, {x.Length} and {y.Length} coordinates");
        double u = 0;
        for (var i = 0; i < charges.Length; i++)
            for (var j = 0; j < charges.Length; j++)
                if (i != j)
                    u += .5 * charges[i] * charges[j] / Distance(x[i], y[i], x[j], y[j]);
        return u;

        static double Distance(double x0, double y0, double x1, double y1)
        {
            double dx = x1 - x0, dy = y1 - y0;
            return Math.Sqrt(dx * dx + dy * dy + 0.1);
        }
    }
}
