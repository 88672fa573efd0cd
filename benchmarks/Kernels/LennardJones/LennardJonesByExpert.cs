using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The other particle of a pair in each lane, coordinates apart from each other; particles very far away fill the last vector.</summary>
public static class LennardJonesByExpert
{
    public static double Gradient(ReadOnlySpan<double> positions, Span<double> gradient)
    {
        int n = positions.Length / 3;
        int row = n + Vector<double>.Count;
        double[] rented = ArrayPool<double>.Shared.Rent(6 * row);
        Span<double> all = rented.AsSpan(0, 6 * row);
        all.Clear();
        all[..(3 * row)].Fill(double.MaxValue);
        for (int i = 0; i < n; i++)
        {
            all[i] = positions[3 * i];
            all[row + i] = positions[3 * i + 1];
            all[2 * row + i] = positions[3 * i + 2];
        }

        Vector<double> energy = default;
        for (int i = 0; i < n; i++)
            energy += Pairs(i, n, all[..row], all[row..(2 * row)], all[(2 * row)..(3 * row)], all[(3 * row)..(4 * row)], all[(4 * row)..(5 * row)], all[(5 * row)..]);

        for (int i = 0; i < n; i++)
            (gradient[3 * i], gradient[3 * i + 1], gradient[3 * i + 2]) = (all[3 * row + i], all[4 * row + i], all[5 * row + i]);
        ArrayPool<double>.Shared.Return(rented);
        return Sum(energy);
    }

    /// <summary>A particle and all after it.</summary>
    private static Vector<double> Pairs(
        int i, int n, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> xGradient, Span<double> yGradient, Span<double> zGradient)
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double ys = ref MemoryMarshal.GetReference(y);
        ref double zs = ref MemoryMarshal.GetReference(z);
        ref double gxs = ref MemoryMarshal.GetReference(xGradient);
        ref double gys = ref MemoryMarshal.GetReference(yGradient);
        ref double gzs = ref MemoryMarshal.GetReference(zGradient);
        (Vector<double> xi, Vector<double> yi, Vector<double> zi) = (new(x[i]), new(y[i]), new(z[i]));
        Vector<double> energy = default, gx = default, gy = default, gz = default;
        for (int j = i + 1; j < n; j += Vector<double>.Count)
        {
            Vector<double> dx = xi - LoadUnsafe(ref xs, (nuint)j), dy = yi - LoadUnsafe(ref ys, (nuint)j), dz = zi - LoadUnsafe(ref zs, (nuint)j);
            Vector<double> inverse = Vector<double>.One / MultiplyAddEstimate(dx, dx, MultiplyAddEstimate(dy, dy, dz * dz));
            Vector<double> attraction = inverse * inverse * inverse;
            energy = MultiplyAddEstimate(attraction, attraction - Vector<double>.One, energy);
            Vector<double> pull = attraction * inverse * MultiplyAddEstimate(attraction, new(-48), new(24));

            // At that distance the pull is 0, and 0 times the difference too.
            (Vector<double> px, Vector<double> py, Vector<double> pz) = (pull * dx, pull * dy, pull * dz);
            gx += px;
            gy += py;
            gz += pz;
            (LoadUnsafe(ref gxs, (nuint)j) - px).StoreUnsafe(ref gxs, (nuint)j);
            (LoadUnsafe(ref gys, (nuint)j) - py).StoreUnsafe(ref gys, (nuint)j);
            (LoadUnsafe(ref gzs, (nuint)j) - pz).StoreUnsafe(ref gzs, (nuint)j);
        }
        xGradient[i] += Sum(gx);
        yGradient[i] += Sum(gy);
        zGradient[i] += Sum(gz);
        return energy * new Vector<double>(4);
    }
}
