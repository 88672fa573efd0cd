namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Vector2 over dual numbers.</summary>
public record struct DualVector2(Dual<float> X, Dual<float> Y)
{
    public static DualVector2 operator +(DualVector2 a, DualVector2 b) => new(a.X + b.X, a.Y + b.Y);

    public static DualVector2 operator *(DualVector2 a, Dual<float> b) => new(a.X * b, a.Y * b);

    public static DualVector2 Lerp(DualVector2 a, DualVector2 b, Dual<float> t) => a * (1f - t) + b * t;

    public static Dual<float> Dot(DualVector2 a, DualVector2 b) => a.X * b.X + a.Y * b.Y;
}

/// <summary>Vector3 over dual numbers.</summary>
public record struct DualVector3(Dual<float> X, Dual<float> Y, Dual<float> Z)
{
    public DualVector3(DualVector2 xy, Dual<float> z)
        : this(xy.X, xy.Y, z)
    {
    }

    public static DualVector3 operator +(DualVector3 a, DualVector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static DualVector3 operator -(DualVector3 a, DualVector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static DualVector3 operator *(DualVector3 a, DualVector3 b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z);

    public static DualVector3 operator *(Dual<float> a, DualVector3 b) => new(a * b.X, a * b.Y, a * b.Z);

    public static DualVector3 operator /(DualVector3 a, Dual<float> b) => new(a.X / b, a.Y / b, a.Z / b);

    public static DualVector3 operator -(DualVector3 a) => new(-a.X, -a.Y, -a.Z);

    public static Dual<float> Dot(DualVector3 a, DualVector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static DualVector3 Cross(DualVector3 a, DualVector3 b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static DualVector3 Normalize(DualVector3 a) => a / a.Length();

    public static DualVector3 Max(DualVector3 a, DualVector3 b) =>
        new(DualMath<float>.Max(a.X, b.X), DualMath<float>.Max(a.Y, b.Y), DualMath<float>.Max(a.Z, b.Z));

    public static Dual<float> DistanceSquared(DualVector3 a, DualVector3 b) => (a - b).LengthSquared();

    public readonly Dual<float> Length() => DualMath<float>.Sqrt(LengthSquared());

    public readonly Dual<float> LengthSquared() => Dot(this, this);
}

/// <summary>Vector4 over dual numbers.</summary>
public record struct DualVector4(Dual<float> X, Dual<float> Y, Dual<float> Z, Dual<float> W)
{
    public DualVector4(DualVector3 xyz, Dual<float> w)
        : this(xyz.X, xyz.Y, xyz.Z, w)
    {
    }

    public static DualVector4 operator -(DualVector4 a, DualVector4 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    public static DualVector4 operator *(DualVector4 a, Dual<float> b) => new(a.X * b, a.Y * b, a.Z * b, a.W * b);

    public static Dual<float> Dot(DualVector4 a, DualVector4 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z + a.W * b.W;
}
