using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Every observation is a block of its own.</summary>
public sealed class BundleAdjustmentOverNumbers(double[] features) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        ReadOnlySpan<T> camera = parameters[..11];
        T weight = parameters[14];
        (T x0, T y0, T z0) = Rotate(camera, parameters[11] - camera[3], parameters[12] - camera[4], parameters[13] - camera[5]);
        (T x, T y) = (x0 / z0, y0 / z0);
        T radius = x * x + y * y;
        T distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
        results[0] = weight * (x * distortion * camera[6] + camera[7] - features[2 * block]);
        results[1] = weight * (y * distortion * camera[6] + camera[8] - features[2 * block + 1]);
    }

    private static (T, T, T) Rotate<T>(ReadOnlySpan<T> rotation, T x, T y, T z) where T : struct, IScalar<T>
    {
        (T rx, T ry, T rz) = (rotation[0], rotation[1], rotation[2]);
        T square = rx * rx + ry * ry + rz * rz;
        if (square.Value == 0)
            return (x + ry * z - rz * y, y + rz * x - rx * z, z + rx * y - ry * x);

        T angle = T.Sqrt(square);
        (T cos, T sin) = (T.Cos(angle), T.Sin(angle));
        (T wx, T wy, T wz) = (rx / angle, ry / angle, rz / angle);
        T along = (wx * x + wy * y + wz * z) * (1 - cos);
        return (x * cos + (wy * z - wz * y) * sin + wx * along, y * cos + (wz * x - wx * z) * sin + wy * along, z * cos + (wx * y - wy * x) * sin + wz * along);
    }
}
