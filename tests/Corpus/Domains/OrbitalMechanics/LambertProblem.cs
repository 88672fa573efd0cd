using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>Two positions and the time between them: universal variables, after Curtis and Bate, Mueller and White.</summary>
public static partial class LambertProblem
{
    private const int MaxIterations = 200;

    /// <summary>The velocities at both ends, in canonical units.</summary>
    [Differentiable(nameof(r1), nameof(r2), nameof(dt), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Solve([Domain(-0.1, 0.1, Length = 3)] double[] r1, [Domain(-0.1, 0.1, Length = 3)] double[] r2, [Domain(1.5, 2.5)] double dt, [Domain(1, 1)] bool prograde)
    {
        var a = new Vec3d(1 + r1[0], r1[1], r1[2]);
        var b = new Vec3d(r2[0] - 0.2, 1.3 + r2[1], 0.2 + r2[2]);
        double la = a.Length, lb = b.Length;
        double cosine = Vec3d.Dot(a, b) / (la * lb);
        double theta = Math.Acos(cosine);
        if (Vec3d.Cross(a, b).Z < 0 == prograde)
            theta = 2 * Math.PI - theta;
        double A = Math.Sin(theta) * Math.Sqrt(la * lb / (1 - cosine));

        double z = 0;
        while (F(z, dt, A, la, lb) < 0)
            z += 0.1;

        double ratio = 1;
        for (int n = 0; Math.Abs(ratio) > 1e-13 && n < MaxIterations; n++)
        {
            ratio = F(z, dt, A, la, lb) / Slope(z, A, la, lb);
            z -= ratio;
        }

        double y = Y(z, A, la, lb);
        double f = 1 - y / la;
        double g = A * Math.Sqrt(y);
        double gdot = 1 - y / lb;
        Vec3d v1 = (1 / g) * (b - f * a);
        Vec3d v2 = (1 / g) * (gdot * b - a);
        return new[] { v1.X, v1.Y, v1.Z, v2.X, v2.Y, v2.Z };
    }

    /// <summary>The universal Kepler problem: f, g, and their rates.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double F, double G, double FDot, double GDot) Lagrange([Domain(1, 1.5)] double r0, [Domain(-0.3, 0.3)] double vr0, [Domain(0.5, 2.4)] double v0Squared, [Domain(0.3, 2)] double dt)
    {
        double alpha = 2 / r0 - v0Squared;
        double chi = Math.Abs(alpha) * dt;
        if (chi == 0)
            chi = dt / r0;
        double ratio = double.MaxValue;
        int n = 0;
        while (Math.Abs(ratio) > 1e-14 && ++n <= MaxIterations)
        {
            double zz = alpha * chi * chi;
            double cc = StumpffC(zz), ss = StumpffS(zz);
            double f = r0 * vr0 * chi * chi * cc + (1 - alpha * r0) * chi * chi * chi * ss + r0 * chi - dt;
            double df = r0 * vr0 * chi * (1 - alpha * chi * chi * ss) + (1 - alpha * r0) * chi * chi * cc + r0;
            ratio = f / df;
            chi -= ratio;
        }

        double z = alpha * chi * chi;
        (double c, double s) = (StumpffC(z), StumpffS(z));
        double lf = 1 - chi * chi / r0 * c;
        double lg = dt - chi * chi * chi * s;
        double r = chi * chi * c + vr0 * r0 * chi * (1 - z * s) + r0 * (1 - z * c);
        double fdot = (alpha * chi * chi * chi * s - chi) / (r * r0);
        double gdot = 1 - chi * chi / r * c;
        return (lf, lg, fdot, gdot);
    }

    private static double Y(double z, double A, double r1, double r2) => r1 + r2 + A * (z * StumpffS(z) - 1) / Math.Sqrt(StumpffC(z));

    private static double F(double z, double t, double A, double r1, double r2)
    {
        double y = Y(z, A, r1, r2);
        return Math.Pow(y / StumpffC(z), 1.5) * StumpffS(z) + A * Math.Sqrt(y) - t;
    }

    private static double Slope(double z, double A, double r1, double r2)
    {
        if (z == 0)
        {
            double y0 = Y(0, A, r1, r2);
            return Math.Sqrt(2) / 40 * Math.Pow(y0, 1.5) + A / 8 * (Math.Sqrt(y0) + A * Math.Sqrt(1 / 2 / y0));
        }
        double y = Y(z, A, r1, r2), c = StumpffC(z), s = StumpffS(z);
        return Math.Pow(y / c, 1.5) * (1 / (2 * z) * (c - 3 * s / (2 * c)) + 3 * s * s / (4 * c))
            + A / 8 * (3 * s / c * Math.Sqrt(y) + A * Math.Sqrt(c / y));
    }

    private static double StumpffC(double z)
    {
        if (z > 1e-3)
            return (1 - Math.Cos(Math.Sqrt(z))) / z;
        if (z < -1e-3)
            return (Math.Cosh(Math.Sqrt(-z)) - 1) / -z;
        return 0.5 - z / 24 + z * z / 720 - z * z * z / 40320;
    }

    private static double StumpffS(double z) => z switch
    {
        > 1e-3 => (Math.Sqrt(z) - Math.Sin(Math.Sqrt(z))) / Math.Pow(Math.Sqrt(z), 3),
        < -1e-3 => (Math.Sinh(Math.Sqrt(-z)) - Math.Sqrt(-z)) / Math.Pow(Math.Sqrt(-z), 3),
        _ => 1.0 / 6 - z / 120 + z * z / 5040 - z * z * z / 362880,
    };
}
