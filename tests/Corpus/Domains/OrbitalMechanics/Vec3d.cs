using System;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>Three components in double precision.</summary>
public struct Vec3d : IEquatable<Vec3d>
{
    public double X;
    public double Y;
    public double Z;

    public Vec3d(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    public static Vec3d Zero => default;

    public static Vec3d UnitZ { get; } = new(0, 0, 1);

    public readonly double LengthSquared => X * X + Y * Y + Z * Z;

    public readonly double Length => Math.Sqrt(LengthSquared);

    public readonly double this[int index] => index switch
    {
        0 => X,
        1 => Y,
        2 => Z,
        _ => throw new IndexOutOfRangeException($"A vector has no component {index}."),
    };

    public static Vec3d operator +(in Vec3d a, in Vec3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3d operator -(in Vec3d a, in Vec3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3d operator -(in Vec3d a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3d operator *(double s, in Vec3d a) => new(s * a.X, s * a.Y, s * a.Z);

    public static Vec3d operator *(in Vec3d a, double s) => s * a;

    public static Vec3d operator /(in Vec3d a, double s) => (1 / s) * a;

    public static bool operator ==(Vec3d a, Vec3d b) => a.Equals(b);

    public static bool operator !=(Vec3d a, Vec3d b) => !a.Equals(b);

    public static double Dot(in Vec3d a, in Vec3d b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vec3d Cross(in Vec3d a, in Vec3d b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public readonly Vec3d Normalized()
    {
        double length = Length;
        return length > 0 ? this / length : this;
    }

    /// <summary>Turns the vector about the third axis, in place.</summary>
    public void RotateZ(double angle)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        double x = c * X - s * Y;
        Y = s * X + c * Y;
        X = x;
    }

    /// <summary>Turns the vector about the first axis, in place.</summary>
    public void RotateX(double angle)
    {
        (double s, double c) = Math.SinCos(angle);
        (Y, Z) = (c * Y - s * Z, s * Y + c * Z);
    }

    public readonly bool Equals(Vec3d other) => X == other.X && Y == other.Y && Z == other.Z;

    public override readonly bool Equals(object? obj) => obj is Vec3d other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z);

    public readonly void Deconstruct(out double x, out double y, out double z) => (x, y, z) = (X, Y, Z);
}
