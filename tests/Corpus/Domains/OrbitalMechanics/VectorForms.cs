using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OrbitalMechanics;

/// <summary>The same laws on vectors: structs go in and come out.</summary>
public static partial class VectorForms
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpecificEnergy([Domain(0.5, 1.5)] Vec3d position, [Domain(-1, 1)] Vec3d velocity, [Domain(0.5, 2)] double mu) =>
        0.5 * velocity.LengthSquared - mu / position.Length;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Eccentricity([Domain(0.5, 1.5)] Vec3d r, [Domain(-1, 1)] Vec3d v)
    {
        Vec3d h = Vec3d.Cross(r, v);
        Vec3d e = Vec3d.Cross(v, h) - r.Normalized();
        return e.Length;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Vec3d ThirdBody([Domain(0.5, 1.5)] Vec3d satellite, [Domain(5, 8)] Vec3d body, [Domain(0.5, 2)] double mu)
    {
        Vec3d between = body - satellite;
        double near = between.Length, far = body.Length;
        return mu * (between / (near * near * near) - body / (far * far * far));
    }

    /// <summary>One step of leapfrog about a point mass, on a struct that is changed in place.</summary>
    [Differentiable(Derivatives = Vjp | Jvp)]
    public static (double X, double Y, double Z, double Speed) Leapfrog([Domain(0.8, 1.2)] Vec3d r, [Domain(-0.5, 0.5)] Vec3d v, [Domain(0.01, 0.1)] double dt, [Domain(1, 4)] int steps)
    {
        for (int n = 0; n < steps; n++)
        {
            Kick(ref v, r, dt / 2);
            r.X += v.X * dt;
            r.Y += v.Y * dt;
            r.Z += v.Z * dt;
            Kick(ref v, r, dt / 2);
        }
        var (x, y, z) = r;
        return (x, y, z, v.Length);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Illumination([Domain(-1, 1)] Vector3 normal, [Domain(1, 2)] Vector3 light, [Domain(0.5f, 2)] float power)
    {
        float cosine = Vector3.Dot(Vector3.Normalize(normal), Vector3.Normalize(light));
        return power * MathF.Max(cosine, 0f) / light.LengthSquared();
    }

    private static void Kick(ref Vec3d v, in Vec3d r, double dt)
    {
        double d = r.Length;
        v -= (dt / (d * d * d)) * r;
    }
}
