using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>An observation in each lane, without the branch next to no rotation: those and the last ones are left to the scalar code.</summary>
public static class BundleAdjustmentByExpert
{
    /// <summary>The parameters of an observation: camera, point, weight.</summary>
    public const int Inputs = 15;

    /// <summary>Its Jacobian: two rows for the camera, two for the point, two for the weight.</summary>
    public const int Partials = 30;

    /// <summary>All observations, one after the other; gives the sum of the errors.</summary>
    public static double Jacobians(ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, Span<double> jacobians)
    {
        int width = Vector<double>.Count;
        int count = features.Length / 2;
        if (count < width)
            return OneByOne(parameters, features, jacobians);

        Span<double> inputs = stackalloc double[(Inputs + 2) * width];
        Span<double> outputs = stackalloc double[Partials * width];
        double sum = 0;
        int i = 0;
        for (; i <= count - width; i += width)
        {
            ReadOnlySpan<double> some = parameters.Slice(i * Inputs, width * Inputs);
            Transposition.Transpose(some, width, Inputs, inputs);
            Transposition.Transpose(features.Slice(2 * i, 2 * width), width, 2, inputs[(Inputs * width)..]);
            if (!Evaluate(inputs, outputs, out double errors))
            {
                sum += OneByOne(some, features.Slice(2 * i, 2 * width), jacobians.Slice(i * Partials, width * Partials));
                continue;
            }
            sum += errors;
            Transposition.Transpose(outputs, Partials, width, jacobians.Slice(i * Partials, width * Partials));
        }
        return sum + OneByOne(parameters[(i * Inputs)..], features[(2 * i)..], jacobians[(i * Partials)..]);
    }

    private static double OneByOne(ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, Span<double> jacobians)
    {
        Span<double> error = stackalloc double[2];
        double sum = 0;
        for (int i = 0; i < features.Length / 2; i++)
        {
            ReadOnlySpan<double> p = parameters.Slice(i * Inputs, Inputs);
            Span<double> jacobian = jacobians.Slice(i * Partials, Partials);
            BundleAdjustmentByHand.Jacobian(p[..11], p[11..14], p[14], features[2 * i], features[2 * i + 1], error, jacobian[..22], jacobian[22..28], jacobian[28..]);
            sum += error[0] + error[1];
        }
        return sum;
    }

    private static Vector<double> In(ReadOnlySpan<double> inputs, int field) => LoadUnsafe(ref MemoryMarshal.GetReference(inputs), (nuint)(field * Vector<double>.Count));

    private static void Out(Vector<double> value, Span<double> outputs, int field) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(outputs), (nuint)(field * Vector<double>.Count));

    /// <summary>False where some observation is not rotated.</summary>
    private static bool Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs, out double errors)
    {
        Rotation rotation = new(In(inputs, 0), In(inputs, 1), In(inputs, 2), In(inputs, 11) - In(inputs, 3), In(inputs, 12) - In(inputs, 4), In(inputs, 13) - In(inputs, 5));
        errors = 0;
        if (EqualsAny(rotation.Square, Vector<double>.Zero))
            return false;

        (Vector<double> x0, Vector<double> y0, Vector<double> z0) = rotation.Rotated();
        (Vector<double> focal, Vector<double> k1, Vector<double> k2, Vector<double> weight) = (In(inputs, 6), In(inputs, 9), In(inputs, 10), In(inputs, 14));
        Vector<double> depth = Vector<double>.One / z0;
        Vector<double> x = x0 * depth, y = y0 * depth;
        Vector<double> radius = MultiplyAddEstimate(x, x, y * y);
        Vector<double> bend = k2 * radius;
        Vector<double> distortion = MultiplyAddEstimate(radius, k1 + bend, Vector<double>.One);
        Vector<double> slope = k1 + bend + bend;
        Vector<double> u = MultiplyAddEstimate(x * distortion, focal, In(inputs, 7) - In(inputs, 15));
        Vector<double> v = MultiplyAddEstimate(y * distortion, focal, In(inputs, 8) - In(inputs, 16));
        errors = Sum(weight * (u + v));
        Out(u, outputs, 28);
        Out(v, outputs, 29);

        Vector<double> scale = weight * focal * depth;
        Vector<double> twice = (scale + scale) * slope;
        Vector<double> mixed = twice * x * y;
        Row(in rotation, MultiplyAddEstimate(twice * x, x, scale * distortion), mixed, x, y, outputs, 0, 22);
        Row(in rotation, mixed, MultiplyAddEstimate(twice * y, y, scale * distortion), x, y, outputs, 11, 25);

        Vector<double> length = weight * focal * radius;
        Out(weight * x * distortion, outputs, 6);
        Out(weight, outputs, 7);
        Out(Vector<double>.Zero, outputs, 8);
        Out(x * length, outputs, 9);
        Out(x * length * radius, outputs, 10);
        Out(weight * y * distortion, outputs, 17);
        Out(Vector<double>.Zero, outputs, 18);
        Out(weight, outputs, 19);
        Out(y * length, outputs, 20);
        Out(y * length * radius, outputs, 21);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(
        in Rotation rotation, Vector<double> gx, Vector<double> gy, Vector<double> x, Vector<double> y, Span<double> outputs, int byCamera, int byPoint)
    {
        Vector<double> gz = -MultiplyAddEstimate(gx, x, gy * y);
        (Vector<double> bx, Vector<double> by, Vector<double> bz, Vector<double> rx, Vector<double> ry, Vector<double> rz) = rotation.Back(gx, gy, gz);
        Out(rx, outputs, byCamera);
        Out(ry, outputs, byCamera + 1);
        Out(rz, outputs, byCamera + 2);
        Out(-bx, outputs, byCamera + 3);
        Out(-by, outputs, byCamera + 4);
        Out(-bz, outputs, byCamera + 5);
        Out(bx, outputs, byPoint);
        Out(by, outputs, byPoint + 1);
        Out(bz, outputs, byPoint + 2);
    }
}
