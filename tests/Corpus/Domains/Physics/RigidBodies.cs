using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>A vector of the plane.</summary>
public readonly record struct Vec2(double X, double Y)
{
    public static Vec2 Zero => default;

    public double LengthSquared => X * X + Y * Y;

    public static Vec2 operator +(Vec2 a, Vec2 b) => new(a.X + b.X, a.Y + b.Y);

    public static Vec2 operator -(Vec2 a, Vec2 b) => new(a.X - b.X, a.Y - b.Y);

    public static Vec2 operator *(double s, Vec2 v) => new(s * v.X, s * v.Y);

    public static Vec2 operator *(Vec2 v, double s) => s * v;

    public static Vec2 operator /(Vec2 v, double s) => new(v.X / s, v.Y / s);

    public static double Cross(Vec2 a, Vec2 b) => a.X * b.Y - a.Y * b.X;

    public static double Dot(Vec2 a, Vec2 b) => a.X * b.X + a.Y * b.Y;

    /// <summary>The cross product of an angular velocity with a vector.</summary>
    public static Vec2 Cross(double w, Vec2 v) => new(-w * v.Y, w * v.X);
}

/// <summary>A body that moves in the plane; forces gather until the next step.</summary>
public sealed class RigidBody2D
{
    private Vec2 _force;
    private double _torque;

    public RigidBody2D(double mass, double inertia)
    {
        if (!(mass > 0))
            throw new ArgumentOutOfRangeException(nameof(mass), mass, "The mass must be positive.");
        InverseMass = 1.0 / mass;
        InverseInertia = inertia > 0 ? 1.0 / inertia : 0.0;
    }

    public double InverseMass { get; }

    public double InverseInertia { get; }

    public Vec2 Position { get; set; }

    public Vec2 Velocity { get; set; }

    public double Angle { get; set; }

    public double AngularVelocity { get; set; }

    public double LinearDamping { get; set; } = 0.0;

    public double KineticEnergy => 0.5 * Velocity.LengthSquared / InverseMass + 0.5 * AngularVelocity * AngularVelocity / InverseInertia;

    public void ApplyForce(Vec2 force, Vec2 point)
    {
        _force += force;
        _torque += Vec2.Cross(point - Position, force);
    }

    public void ApplyImpulse(Vec2 impulse, Vec2 arm)
    {
        Velocity += impulse * InverseMass;
        AngularVelocity += InverseInertia * Vec2.Cross(arm, impulse);
    }

    public Vec2 VelocityAt(Vec2 arm) => Velocity + Vec2.Cross(AngularVelocity, arm);

    public void Step(double dt)
    {
        Velocity += dt * InverseMass * _force;
        AngularVelocity += dt * InverseInertia * _torque;
        Velocity *= 1.0 / (1.0 + dt * LinearDamping);
        Position += dt * Velocity;
        Angle += dt * AngularVelocity;
        ClearForces();
    }

    private void ClearForces()
    {
        _force = Vec2.Zero;
        _torque = 0.0;
    }
}

/// <summary>Scenes of rigid bodies.</summary>
public static partial class RigidBodies
{
    /// <summary>Thrust on the rim of a disc: the kinetic energy after a number of steps.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ThrustedDiscEnergy([Domain(-2, 2)] double thrustX, [Domain(0.5, 3)] double thrustY, [Domain(0.5, 3)] double mass, [Domain(0.1, 0.8)] double damping, [Domain(1, 6)] int steps)
    {
        const double Dt = 1.0 / 30.0;
        var body = new RigidBody2D(mass, 0.5 * mass * 0.25)
        {
            Position = new Vec2(1.0, 2.0),
            Velocity = new Vec2(0.1, 0.0),
            LinearDamping = damping,
        };
        for (int step = 0; step < steps; step++)
        {
            body.ApplyForce(new Vec2(thrustX, thrustY), body.Position + new Vec2(0.5 * Math.Cos(body.Angle), 0.5 * Math.Sin(body.Angle)));
            body.ApplyForce(new Vec2(0, -9.81 * mass), body.Position);
            body.Step(Dt);
        }
        return body.KineticEnergy;
    }

    /// <summary>The spin of the second of two discs that collide off centre.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CollisionSpin([Domain(1, 4)] double speed, [Domain(-0.4, 0.4)] double offset, [Domain(0.1, 0.95)] double restitution, [Domain(0.5, 2)] double massRatio)
    {
        RigidBody2D a = new(1.0, 0.5) { Velocity = new(speed, 0.0), Position = new(-1.0, offset) };
        RigidBody2D b = new(massRatio, 0.5 * massRatio) { Position = new(0.6, -0.3) };
        Vec2 delta = b.Position - a.Position;
        double distance = Math.Sqrt(delta.LengthSquared);
        Vec2 normal = delta / distance;
        ResolveContact(a, b, normal, 0.7, restitution, friction: 0.25);
        return b.AngularVelocity + 0.1 * b.Velocity.Y;
    }

    private static void ResolveContact(RigidBody2D a, RigidBody2D b, Vec2 normal, double radius, double restitution, double friction = 0.0)
    {
        Vec2 armA = normal * radius, armB = normal * -radius;
        Vec2 relative = b.VelocityAt(armB) - a.VelocityAt(armA);
        double approach = Vec2.Dot(relative, normal);
        if (approach > 0)
            return;

        double crossA = Vec2.Cross(armA, normal), crossB = Vec2.Cross(armB, normal);
        double k = a.InverseMass + b.InverseMass + crossA * crossA * a.InverseInertia + crossB * crossB * b.InverseInertia;
        double j = -(1.0 + restitution) * approach / k;
        b.ApplyImpulse(normal * j, armB);
        a.ApplyImpulse(normal * -j, armA);

        Vec2 tangent = new(-normal.Y, normal.X);
        double slip = Vec2.Dot(relative, tangent);
        double jt = -Math.Sign(slip) * Math.Min(friction * j, 0.25 * Math.Abs(slip));
        b.ApplyImpulse(tangent * jt, armB);
        a.ApplyImpulse(tangent * -jt, armA);
    }

    /// <summary>Euler's equations of a free top, in the body's frame.</summary>
    [Differentiable(nameof(rates), nameof(inertia), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] FreeTop([Domain(-1.5, 1.5, Length = 3)] double[] rates, [Domain(0.5, 2, Length = 3)] double[] inertia, [Domain(0.01, 0.05)] double dt, [Domain(1, 10)] int steps)
    {
        if (rates.Length != 3 || inertia.Length != 3)
            throw new ArgumentException("Three axes are needed.");

        double[] w = (double[])rates.Clone();
        while (steps-- > 0)
        {
            double a0 = (inertia[1] - inertia[2]) * w[1] * w[2] / inertia[0];
            double a1 = (inertia[2] - inertia[0]) * w[2] * w[0] / inertia[1];
            double a2 = (inertia[0] - inertia[1]) * w[0] * w[1] / inertia[2];
            w[0] += a0 * dt;
            w[1] += a1 * dt;
            w[2] += a2 * dt;
        }
        return w;
    }
}
