using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Cameras;

/// <summary>A vector of space.</summary>
public readonly struct Vec3(double x, double y, double z)
{
    public readonly double X = x, Y = y, Z = z;

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3 operator *(Vec3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static Vec3 operator *(double s, Vec3 a) => a * s;

    public static double operator *(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vec3 operator ^(Vec3 a, Vec3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public double Length => Math.Sqrt(this * this);

    public Vec3 Unit() => this * (1 / Length);
}

/// <summary>What is met by a ray.</summary>
public struct Hit
{
    public double Distance;
    public Vec3 Normal;
    public bool Found;
}

/// <summary>Rays, surfaces and light.</summary>
public static partial class Rays
{
    /// <summary>The brightness of the point of a sphere that a ray meets, by Phong's model.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PhongSphere([Domain(-0.4, 0.4)] double px, [Domain(-0.4, 0.4)] double py, [Domain(0.8, 1.2)] double radius, [Domain(0.2, 0.8)] double lightX, [Domain(4, 16)] double shininess)
    {
        Vec3 origin = new(0, 0, -4);
        Vec3 direction = (new Vec3(px, py, 0) - origin).Unit();
        Hit hit = IntersectSphere(origin, direction, new Vec3(0, 0, 0), radius);
        if (!hit.Found)
            return 0.05;
        Vec3 toLight = new Vec3(lightX, 0.7, -1).Unit();
        double diffuse = Math.Max(0, hit.Normal * toLight);
        Vec3 reflected = 2 * (hit.Normal * toLight) * hit.Normal - toLight;
        double specular = Math.Max(0, -(reflected * direction));
        return 0.1 + 0.6 * diffuse + 0.3 * Math.Pow(specular, shininess);
    }

    private static Hit IntersectSphere(in Vec3 origin, in Vec3 direction, in Vec3 center, double radius)
    {
        Hit hit = new();
        Vec3 oc = origin - center;
        double b = oc * direction;
        double c = oc * oc - radius * radius;
        double discriminant = b * b - c;
        if (discriminant < 0)
            return hit;
        hit.Found = true;
        hit.Distance = -b - Math.Sqrt(discriminant);
        hit.Normal = (origin + direction * hit.Distance - center) * (1 / radius);
        return hit;
    }

    /// <summary>Möller and Trumbore: barycentric coordinates of the point of a triangle; NaN beside it.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double t, double u, double v) Triangle([Domain(0.1, 0.4)] double x, [Domain(0.1, 0.4)] double y, [Domain(1, 2)] double depth, [Domain(-0.3, 0.3)] double tilt)
    {
        Vec3 a = new(0, 0, depth), b = new(1.2, 0, depth + tilt), c = new(0, 1.2, depth - tilt);
        Vec3 origin = new(x, y, -1), direction = new(0.05, -0.02, 1);
        Vec3 e1 = b - a, e2 = c - a;
        Vec3 p = direction ^ e2;
        double det = e1 * p;
        if (det is > -1e-12 and < 1e-12)
            return (double.NaN, double.NaN, double.NaN);
        Vec3 s = origin - a;
        double u = s * p / det;
        Vec3 q = s ^ e1;
        double v = direction * q / det, t = e2 * q / det;
        if (u < 0 || v < 0 || u + v > 1)
            return (double.NaN, u, v);
        return (t, u, v);
    }

    /// <summary>How far a march along a ray comes: signed distances of a box and a torus, blended.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float MarchedDistance([Domain(-0.2, 0.2)] float x, [Domain(-0.2, 0.2)] float y, [Domain(0.5, 0.8)] float size, [Domain(0.1, 0.3)] float blend)
    {
        Vector3 origin = new(x, y, -3f);
        Vector3 direction = Vector3.Normalize(new Vector3(0.05f, 0.03f, 1f));
        float t = 0f;
        for (int i = 0; i < 64; i++)
        {
            float d = Scene(origin + t * direction, size, blend);
            t += d;
            if (d < 1e-5f || t > 20f)
                break;
        }
        return t;
    }

    private static float Scene(Vector3 p, float size, float blend)
    {
        float sphere = p.Length() - size;
        Vector2 ring = new(new Vector2(p.X, p.Y).Length() - 0.9f, p.Z);
        float torus = ring.Length() - 0.25f;
        float h = Math.Clamp(0.5f + 0.5f * (torus - sphere) / blend, 0f, 1f);
        return torus + (sphere - torus) * h - blend * h * (1f - h);
    }

    /// <summary>Fresnel's reflectance at a boundary, total reflection included.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Fresnel([Domain(0.1, 1.4)] double angle, [Domain(1, 1.6)] double n1, [Domain(1, 1.6)] double n2)
    {
        double cosI = Math.Cos(angle), sinT2 = n1 / n2 * (n1 / n2) * (1 - cosI * cosI);
        if (sinT2 > 1)
            return 1;
        double cosT = Math.Sqrt(1 - sinT2);
        double rs = (n1 * cosI - n2 * cosT) / (n1 * cosI + n2 * cosT);
        double rp = (n1 * cosT - n2 * cosI) / (n1 * cosT + n2 * cosI);
        return (rs * rs + rp * rp) / 2;
    }
}
