using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Cameras;

/// <summary>Lens distortion after Brown and Conrady.</summary>
public readonly record struct Distortion(double K1, double K2, double P1, double P2)
{
    public (double x, double y) Apply(double x, double y)
    {
        double r2 = x * x + y * y;
        double radial = 1 + r2 * (K1 + r2 * K2);
        return (
            x * radial + 2 * P1 * x * y + P2 * (r2 + 2 * x * x),
            y * radial + P1 * (r2 + 2 * y * y) + 2 * P2 * x * y);
    }

    public (double x, double y) Remove(double xd, double yd)
    {
        double x = xd, y = yd;
        for (int i = 0; i < 100; i++)
        {
            var (px, py) = Apply(x, y);
            double ex = xd - px, ey = yd - py;
            x += ex;
            y += ey;
            if (ex * ex + ey * ey < 1e-30) break;
        }
        return (x, y);
    }
}

/// <summary>Cameras without size.</summary>
public static partial class PinholeCamera
{
    /// <summary>The error of a reprojected point, with the camera turned by a rotation vector.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ReprojectionError(
        [Domain(-0.5, 0.5, Length = 3)] double[] rotation, [Domain(-0.5, 0.5, Length = 3)] double[] translation, [Domain(-1, 1, Length = 3)] double[] point,
        [Domain(400, 600)] double focal, [Domain(-0.1, 0.1)] double k1, [Domain(300, 340)] double u, [Domain(220, 260)] double v)
    {
        double[] p = Rotate(rotation, point);
        for (int i = 0; i < p.Length; i++)
            p[i] += translation[i];
        p[2] += 4;
        if (p[2] <= 0)
            throw new InvalidOperationException("The point lies behind the camera.");
        var distortion = new Distortion { K1 = k1 };
        (double x, double y) = distortion.Apply(p[0] / p[2], p[1] / p[2]);
        double du = focal * x + 320 - u, dv = focal * y + 240 - v;
        return Math.Sqrt(du * du + dv * dv);
    }

    /// <summary>Rodrigues's formula; near no rotation its series.</summary>
    private static double[] Rotate(double[] w, double[] p)
    {
        double theta2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        double[] cross = [w[1] * p[2] - w[2] * p[1], w[2] * p[0] - w[0] * p[2], w[0] * p[1] - w[1] * p[0]];
        double[] result = new double[3];
        if (theta2 > 1e-12)
        {
            double theta = Math.Sqrt(theta2);
            double c = Math.Cos(theta), s = Math.Sin(theta) / theta;
            double dot = (w[0] * p[0] + w[1] * p[1] + w[2] * p[2]) * (1 - c) / theta2;
            for (int i = 0; i < 3; i++)
                result[i] = c * p[i] + s * cross[i] + dot * w[i];
        }
        else
        {
            for (int i = 0; i < 3; i++)
                result[i] = p[i] + cross[i];
        }
        return result;
    }

    /// <summary>The ideal position of a distorted image point.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) Undistort([Domain(-0.5, 0.5)] double x, [Domain(-0.5, 0.5)] double y, [Domain(-0.1, 0.1)] double k1, [Domain(-0.05, 0.05)] double k2, [Domain(-0.02, 0.02)] double p1)
        => new Distortion(k1, k2, p1, 0.01).Remove(x, y);

    /// <summary>A point on the screen of a camera that looks at a target.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Vector2 LookAt([Domain(3, 5)] Vector3 eye, [Domain(-0.5, 0.5)] Vector3 target, [Domain(-1, 1)] Vector3 point, [Domain(0.6, 1.2)] float fieldOfView)
    {
        Vector3 forward = Vector3.Normalize(target - eye);
        Vector3 right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        Vector3 up = Vector3.Cross(right, forward);
        Vector3 d = point - eye;
        float depth = Vector3.Dot(d, forward);
        float scale = 1f / (MathF.Tan(fieldOfView * 0.5f) * depth);
        return new Vector2(Vector3.Dot(d, right), Vector3.Dot(d, up)) * scale;
    }

    /// <summary>The same by a matrix.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float ProjectedDepth([Domain(0.5, 2)] float x, [Domain(0.5, 2)] float y, [Domain(2, 6)] float z, [Domain(0.5, 1)] float near)
    {
        float far = near + 20f;
        Vector4 clip = new Vector4(x, y, z, 1f);
        Vector4 row2 = new Vector4(0.1f, 0.05f, far / (far - near), -near * far / (far - near));
        Vector4 row3 = new Vector4(0f, 0.02f, 1f, 0f);
        float depth = Vector4.Dot(row2, clip), w = Vector4.Dot(row3, clip);
        return depth / w;
    }
}
