using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The Jacobian of one observation in flat scalar code: from each result back to the rotated point, and through Rodrigues' formula.</summary>
public static class BundleAdjustmentByHand
{
    public static void Jacobian(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY, Span<double> error,
        Span<double> cameraJacobian, Span<double> pointJacobian, Span<double> weightJacobian)
    {
        camera = camera[..11];
        point = point[..3];
        cameraJacobian = cameraJacobian[..22];
        pointJacobian = pointJacobian[..6];

        double px = point[0] - camera[3], py = point[1] - camera[4], pz = point[2] - camera[5];
        double square = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double angle = Math.Sqrt(square);
        (double sin, double cos) = Math.SinCos(angle);
        double inverse = square == 0 ? 0 : 1 / angle;
        double wx = camera[0] * inverse, wy = camera[1] * inverse, wz = camera[2] * inverse;
        double dot = wx * px + wy * py + wz * pz;
        double crossX = wy * pz - wz * py, crossY = wz * px - wx * pz, crossZ = wx * py - wy * px;
        double rest = 1 - cos;
        double x0 = px * cos + crossX * sin + wx * (dot * rest);
        double y0 = py * cos + crossY * sin + wy * (dot * rest);
        double z0 = pz * cos + crossZ * sin + wz * (dot * rest);

        double depth = 1 / z0;
        double x = x0 * depth, y = y0 * depth;
        double radius = x * x + y * y;
        double distortion = 1 + radius * (camera[9] + camera[10] * radius);
        double slope = camera[9] + 2 * camera[10] * radius;
        double focal = camera[6];
        double u = x * distortion * focal + camera[7] - featureX;
        double v = y * distortion * focal + camera[8] - featureY;
        error[0] = weight * u;
        error[1] = weight * v;
        weightJacobian[0] = u;
        weightJacobian[1] = v;

        // What the angle alone does to the rotated point.
        double turnX = crossX * cos - px * sin + wx * (dot * sin);
        double turnY = crossY * cos - py * sin + wy * (dot * sin);
        double turnZ = crossZ * cos - pz * sin + wz * (dot * sin);
        double scale = weight * focal * depth;
        double mixed = scale * 2 * x * y * slope;
        Row(scale * (distortion + 2 * x * x * slope), mixed, cameraJacobian, pointJacobian);
        Row(mixed, scale * (distortion + 2 * y * y * slope), cameraJacobian[11..], pointJacobian[3..]);

        double length = weight * focal * radius;
        (cameraJacobian[6], cameraJacobian[7], cameraJacobian[8]) = (weight * x * distortion, weight, 0);
        (cameraJacobian[9], cameraJacobian[10]) = (x * length, x * length * radius);
        (cameraJacobian[17], cameraJacobian[18], cameraJacobian[19]) = (weight * y * distortion, 0, weight);
        (cameraJacobian[20], cameraJacobian[21]) = (y * length, y * length * radius);

        // g is the adjoint of the rotated point; h that of the axis.
        void Row(double gx, double gy, Span<double> byCamera, Span<double> byPoint)
        {
            double gz = -(gx * x + gy * y);
            double along = (wx * gx + wy * gy + wz * gz) * rest;
            double bx = gx * cos - (wy * gz - wz * gy) * sin + wx * along;
            double by = gy * cos - (wz * gx - wx * gz) * sin + wy * along;
            double bz = gz * cos - (wx * gy - wy * gx) * sin + wz * along;
            (byPoint[0], byPoint[1], byPoint[2]) = (bx, by, bz);
            (byCamera[3], byCamera[4], byCamera[5]) = (-bx, -by, -bz);

            double momentX = py * gz - pz * gy, momentY = pz * gx - px * gz, momentZ = px * gy - py * gx;
            if (square == 0)
            {
                (byCamera[0], byCamera[1], byCamera[2]) = (momentX, momentY, momentZ);
                return;
            }
            double hx = sin * momentX + px * along + gx * (dot * rest);
            double hy = sin * momentY + py * along + gy * (dot * rest);
            double hz = sin * momentZ + pz * along + gz * (dot * rest);
            double turn = gx * turnX + gy * turnY + gz * turnZ - inverse * (wx * hx + wy * hy + wz * hz);
            byCamera[0] = wx * turn + hx * inverse;
            byCamera[1] = wy * turn + hy * inverse;
            byCamera[2] = wz * turn + hz * inverse;
        }
    }
}
