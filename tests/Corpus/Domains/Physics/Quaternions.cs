using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>A rotation, or the product of one with a length.</summary>
public readonly struct Quat
{
    public static readonly Quat Identity = new Quat(1.0, 0.0, 0.0, 0.0);

    public readonly double W, X, Y, Z;

    public Quat(double w, double x, double y, double z)
    {
        W = w;
        X = x;
        Y = y;
        Z = z;
    }

    public double LengthSquared => W * W + X * X + Y * Y + Z * Z;

    public double Length
    {
        get { return Math.Sqrt(LengthSquared); }
    }

    public static Quat operator *(Quat a, Quat b)
    {
        return new Quat(
            a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
            a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
            a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
            a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W);
    }

    public static Quat operator *(Quat q, double s) => new Quat(q.W * s, q.X * s, q.Y * s, q.Z * s);

    public static Quat operator +(Quat a, Quat b) => new Quat(a.W + b.W, a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Quat operator -(Quat q) => new Quat(-q.W, -q.X, -q.Y, -q.Z);

    public static Quat FromAxisAngle(double x, double y, double z, double angle)
    {
        double half = angle * 0.5;
        double s = Math.Sin(half) / Math.Sqrt(x * x + y * y + z * z);
        return new Quat(Math.Cos(half), x * s, y * s, z * s);
    }

    public Quat Conjugate() => new Quat(W, -X, -Y, -Z);

    public Quat Normalized()
    {
        double length = Length;
        if (length < 1e-300)
            return Identity;
        double inv = 1.0 / length;
        return this * inv;
    }

    public static double Dot(Quat a, Quat b) => a.W * b.W + a.X * b.X + a.Y * b.Y + a.Z * b.Z;
}

/// <summary>Attitude: from Euler angles, between two, and over time.</summary>
public static partial class QuaternionKinematics
{
    private const double SlerpThreshold = 0.9995;

    /// <summary>Rotates the vector (x, y, z) by yaw, pitch and roll.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y, double z) RotateVector(
        [Domain(-3, 3)] double yaw, [Domain(-1.5, 1.5)] double pitch, [Domain(-3, 3)] double roll,
        [Domain(-2, 2)] double x, [Domain(-2, 2)] double y, [Domain(-2, 2)] double z)
    {
        Quat q = FromEuler(yaw, pitch, roll);
        Quat v = new Quat(0, x, y, z);
        Quat r = q * v * q.Conjugate();
        return (r.X, r.Y, r.Z);
    }

    /// <summary>The heading after turning a fraction of the way from one attitude to another.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SlerpHeading([Domain(-1, 1)] double yaw0, [Domain(1.2, 3)] double yaw1, [Domain(-0.6, 0.6)] double pitch, [Domain(0.1, 0.9)] double t)
    {
        Quat q = Slerp(FromEuler(yaw0, pitch, 0), FromEuler(yaw1, -pitch, 0.25), t);
        return Math.Atan2(2 * (q.W * q.Z + q.X * q.Y), 1 - 2 * (q.Y * q.Y + q.Z * q.Z));
    }

    /// <summary>Integrates body rates to an orientation, renormalising at each step.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] IntegrateRates([Domain(-2, 2)] double wx, [Domain(-2, 2)] double wy, [Domain(-2, 2)] double wz, [Domain(0.01, 0.05)] double dt, [Domain(1, 8)] int steps)
    {
        Quat q = Quat.Identity;
        for (int i = 0; i < steps; ++i)
        {
            Quat omega = new Quat(0.0, wx, wy, wz);
            Quat qDot = q * omega * 0.5;
            q += qDot * dt;
            if (Math.Abs(q.LengthSquared - 1.0) > 1e-15)
                q = q.Normalized();
        }
        return new double[] { q.W, q.X, q.Y, q.Z };
    }

    private static Quat FromEuler(double yaw, double pitch, double roll)
    {
        (double sy, double cy) = (Math.Sin(yaw * 0.5), Math.Cos(yaw * 0.5));
        (double sp, double cp) = (Math.Sin(pitch * 0.5), Math.Cos(pitch * 0.5));
        (double sr, double cr) = Math.SinCos(roll * 0.5);
        return new Quat(
            cr * cp * cy + sr * sp * sy,
            sr * cp * cy - cr * sp * sy,
            cr * sp * cy + sr * cp * sy,
            cr * cp * sy - sr * sp * cy);
    }

    private static Quat Slerp(Quat from, Quat to, double t)
    {
        double cosine = Quat.Dot(from, to);
        if (cosine < 0.0)
        {
            to = -to;
            cosine = -cosine;
        }
        if (cosine > SlerpThreshold)
            return (from * (1.0 - t) + to * t).Normalized();

        double theta = Math.Acos(cosine);
        double sine = Math.Sin(theta);
        return from * (Math.Sin((1.0 - t) * theta) / sine) + to * (Math.Sin(t * theta) / sine);
    }
}
