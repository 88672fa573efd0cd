using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>Position and velocity.</summary>
public sealed record StateVector(Vec3d Position, Vec3d Velocity);

/// <summary>Classical elements; angles in radians.</summary>
public sealed record OrbitalElements
{
    public double SemiMajorAxis { get; init; }

    public double Eccentricity { get; init; }

    public double Inclination { get; init; }

    public double Node { get; init; }

    public double Periapsis { get; init; }

    public double TrueAnomaly { get; init; }

    public double SemiLatusRectum => SemiMajorAxis * (1 - Eccentricity * Eccentricity);

    public bool IsElliptic => Eccentricity < 1;

    public double MeanMotion(double mu) => Math.Sqrt(mu / Math.Pow(SemiMajorAxis, 3));

    public StateVector ToState(double mu)
    {
        double p = SemiLatusRectum;
        double r = p / (1 + Eccentricity * Math.Cos(TrueAnomaly));
        var position = new Vec3d(r * Math.Cos(TrueAnomaly), r * Math.Sin(TrueAnomaly), 0);
        double k = Math.Sqrt(mu / p);
        var velocity = new Vec3d(-k * Math.Sin(TrueAnomaly), k * (Eccentricity + Math.Cos(TrueAnomaly)), 0);
        Turn(ref position);
        Turn(ref velocity);
        return new StateVector(position, velocity);
    }

    private void Turn(ref Vec3d v)
    {
        v.RotateZ(Periapsis);
        v.RotateX(Inclination);
        v.RotateZ(Node);
    }

    public static OrbitalElements FromState(StateVector state, double mu)
    {
        (Vec3d r, Vec3d v) = state;
        double distance = r.Length;
        Vec3d h = Vec3d.Cross(r, v);
        Vec3d node = Vec3d.Cross(Vec3d.UnitZ, h);
        Vec3d e = Vec3d.Cross(v, h) / mu - r / distance;
        double ecc = e.Length;
        double energy = v.LengthSquared / 2 - mu / distance;
        double inclination = Math.Acos(h.Z / h.Length);
        double n = node.Length;
        double raan = 0, argument = 0;
        if (n > 1e-12)
        {
            raan = Math.Acos(Math.Clamp(node.X / n, -1, 1));
            if (node.Y < 0)
                raan = 2 * Math.PI - raan;
            argument = Math.Acos(Math.Clamp(Vec3d.Dot(node, e) / (n * ecc), -1, 1));
            if (e.Z < 0)
                argument = 2 * Math.PI - argument;
        }
        double nu = Math.Acos(Math.Clamp(Vec3d.Dot(e, r) / (ecc * distance), -1, 1));
        if (Vec3d.Dot(r, v) < 0)
            nu = 2 * Math.PI - nu;
        return new OrbitalElements
        {
            SemiMajorAxis = -mu / (2 * energy),
            Eccentricity = ecc,
            Inclination = inclination,
            Node = raan,
            Periapsis = argument,
            TrueAnomaly = nu,
        };
    }
}

/// <summary>From elements to states and back. Canonical units: mu = 1 unless given.</summary>
public static partial class ElementConversions
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y, double Z, double Vx, double Vy, double Vz) ToState([Domain(1, 3)] double a, [Domain(0.05, 0.7)] double e, [Domain(0.1, 1.4)] double i, [Domain(0.1, 3)] double node, [Domain(0.1, 3)] double periapsis, [Domain(-2.5, 2.5)] double nu)
    {
        var elements = new OrbitalElements { SemiMajorAxis = a, Eccentricity = e, Inclination = i, Node = node, Periapsis = periapsis, TrueAnomaly = nu };
        StateVector state = elements.ToState(1.0);
        return (state.Position.X, state.Position.Y, state.Position.Z, state.Velocity.X, state.Velocity.Y, state.Velocity.Z);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] FromState([Domain(0.8, 1.2)] double x, [Domain(0.2, 0.5)] double y, [Domain(0.1, 0.4)] double z, [Domain(-0.5, -0.1)] double vx, [Domain(0.6, 0.9)] double vy, [Domain(0.1, 0.4)] double vz)
    {
        var state = new StateVector(new Vec3d(x, y, z), new Vec3d(vx, vy, vz));
        OrbitalElements elements = OrbitalElements.FromState(state, mu: 1);
        return [elements.SemiMajorAxis, elements.Eccentricity, elements.Inclination, elements.Node, elements.Periapsis, elements.TrueAnomaly];
    }

    /// <summary>Moves a body along its orbit: to the elements, along the mean anomaly, and back.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Propagate([Domain(-0.2, 0.2, Length = 6)] ReadOnlySpan<double> state, [Domain(0.5, 4)] double dt, [Domain(0, 0, Length = 6)] Span<double> result)
    {
        var start = new StateVector(new Vec3d(1 + state[0], state[1], 0.3 + state[2]), new Vec3d(state[3], 0.9 + state[4], 0.2 + state[5]));
        OrbitalElements elements = OrbitalElements.FromState(start, 1);
        double e = elements.Eccentricity;
        double E = 2 * Math.Atan(Math.Sqrt((1 - e) / (1 + e)) * Math.Tan(elements.TrueAnomaly / 2));
        double M = E - e * Math.Sin(E) + elements.MeanMotion(1) * dt;
        E = KeplerEquation.EccentricAnomaly(M, e);
        elements = elements with { TrueAnomaly = 2 * Math.Atan(Math.Sqrt((1 + e) / (1 - e)) * Math.Tan(E / 2)) };
        (Vec3d position, Vec3d velocity) = elements.ToState(1);
        for (int k = 0; k < 3; k++)
        {
            result[k] = position[k];
            result[k + 3] = velocity[k];
        }
    }
}
