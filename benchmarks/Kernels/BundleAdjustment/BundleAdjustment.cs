using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>How far a camera's picture of a point is from where it was seen, as in ADBench and GradBench.</summary>
public static partial class BundleAdjustment
{
    /// <summary>
    /// The camera: its rotation vector (3), centre (3), focal length, principal point (2) and radial distortion (2).
    /// <paramref name="error"/> gets the weighted distance in x and y.
    /// </summary>
    [Differentiable(nameof(camera), nameof(point), nameof(weight), Derivatives = Derivatives.Jacobian)]
    public static void Residual(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY, Span<double> error)
    {
        Span<double> offset = stackalloc double[3];
        for (int i = 0; i < 3; i++)
            offset[i] = point[i] - camera[3 + i];
        Span<double> seen = stackalloc double[3];
        Rotate(camera[..3], offset, seen);

        double x = seen[0] / seen[2];
        double y = seen[1] / seen[2];
        double radius = x * x + y * y;
        double distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
        error[0] = weight * (x * distortion * camera[6] + camera[7] - featureX);
        error[1] = weight * (y * distortion * camera[6] + camera[8] - featureY);
    }

    /// <summary>How far the weight of an observation is from one.</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>Rodrigues' formula; next to no rotation, its first order.</summary>
    private static void Rotate(ReadOnlySpan<double> rotation, ReadOnlySpan<double> p, Span<double> result)
    {
        double square = rotation[0] * rotation[0] + rotation[1] * rotation[1] + rotation[2] * rotation[2];
        if (square == 0)
        {
            result[0] = p[0] + rotation[1] * p[2] - rotation[2] * p[1];
            result[1] = p[1] + rotation[2] * p[0] - rotation[0] * p[2];
            result[2] = p[2] + rotation[0] * p[1] - rotation[1] * p[0];
            return;
        }

        double angle = Math.Sqrt(square);
        double cos = Math.Cos(angle);
        double sin = Math.Sin(angle);
        double wx = rotation[0] / angle;
        double wy = rotation[1] / angle;
        double wz = rotation[2] / angle;
        double along = (wx * p[0] + wy * p[1] + wz * p[2]) * (1 - cos);
        result[0] = p[0] * cos + (wy * p[2] - wz * p[1]) * sin + wx * along;
        result[1] = p[1] * cos + (wz * p[0] - wx * p[2]) * sin + wy * along;
        result[2] = p[2] * cos + (wx * p[1] - wy * p[0]) * sin + wz * along;
    }
}
