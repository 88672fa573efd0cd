using System;
using System.Numerics;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Four rows at a time: w and its gradient are read and written once for all of them, and the sums do not wait for each other.</summary>
public static class NeuronLossByExpert
{
    private const int Rows = 4;

    public static double Gradient(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient)
    {
        wGradient.Clear();
        int d = w.Length;
        double scale = 2.0 / y.Length;
        double sum = 0;
        double pulls = 0;
        int i = 0;
        for (; i <= y.Length - Rows; i += Rows)
        {
            ReadOnlySpan<double> rows = x.Slice(i * d, Rows * d);
            (double z0, double z1, double z2, double z3) = Products(w, rows);
            (double e0, double p0) = Error(z0 + b, y[i], scale);
            (double e1, double p1) = Error(z1 + b, y[i + 1], scale);
            (double e2, double p2) = Error(z2 + b, y[i + 2], scale);
            (double e3, double p3) = Error(z3 + b, y[i + 3], scale);
            sum += e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3);
            pulls += p0 + p1 + (p2 + p3);
            Add(p0, p1, p2, p3, rows, wGradient);
        }

        for (; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * d, d);
            double z = b;
            for (int j = 0; j < d; j++)
                z += w[j] * row[j];
            (double error, double pull) = Error(z, y[i], scale);
            sum += error * error;
            pulls += pull;
            for (int j = 0; j < d; j++)
                wGradient[j] += pull * row[j];
        }
        bGradient = pulls;
        return sum / y.Length;
    }

    private static (double Error, double Pull) Error(double z, double y, double scale)
    {
        double error = Math.Max(0, z) - y;
        return (error, z > 0 ? scale * error : 0);
    }

    /// <summary>w·row for four rows.</summary>
    private static (double, double, double, double) Products(ReadOnlySpan<double> w, ReadOnlySpan<double> rows)
    {
        int d = w.Length;
        ref double ws = ref MemoryMarshal.GetReference(w);
        ref double xs = ref MemoryMarshal.GetReference(rows);
        Vector<double> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector<double> b0 = default, b1 = default, b2 = default, b3 = default;
        int width = Vector<double>.Count;
        int j = 0;
        for (; j <= d - 2 * width; j += 2 * width)
        {
            Vector<double> v = LoadUnsafe(ref ws, (nuint)j);
            a0 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)j), a0);
            a1 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + d)), a1);
            a2 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + 2 * d)), a2);
            a3 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + 3 * d)), a3);
            int k = j + width;
            Vector<double> u = LoadUnsafe(ref ws, (nuint)k);
            b0 = MultiplyAddEstimate(u, LoadUnsafe(ref xs, (nuint)k), b0);
            b1 = MultiplyAddEstimate(u, LoadUnsafe(ref xs, (nuint)(k + d)), b1);
            b2 = MultiplyAddEstimate(u, LoadUnsafe(ref xs, (nuint)(k + 2 * d)), b2);
            b3 = MultiplyAddEstimate(u, LoadUnsafe(ref xs, (nuint)(k + 3 * d)), b3);
        }

        (a0, a1, a2, a3) = (a0 + b0, a1 + b1, a2 + b2, a3 + b3);
        for (; j <= d - width; j += width)
        {
            Vector<double> v = LoadUnsafe(ref ws, (nuint)j);
            a0 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)j), a0);
            a1 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + d)), a1);
            a2 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + 2 * d)), a2);
            a3 = MultiplyAddEstimate(v, LoadUnsafe(ref xs, (nuint)(j + 3 * d)), a3);
        }

        (double z0, double z1, double z2, double z3) = (Sum(a0), Sum(a1), Sum(a2), Sum(a3));
        for (; j < d; j++)
        {
            z0 += w[j] * rows[j];
            z1 += w[j] * rows[j + d];
            z2 += w[j] * rows[j + 2 * d];
            z3 += w[j] * rows[j + 3 * d];
        }
        return (z0, z1, z2, z3);
    }

    /// <summary>Adds four rows, each times its pull.</summary>
    private static void Add(double p0, double p1, double p2, double p3, ReadOnlySpan<double> rows, Span<double> wGradient)
    {
        int d = wGradient.Length;
        ref double gs = ref MemoryMarshal.GetReference(wGradient);
        ref double xs = ref MemoryMarshal.GetReference(rows);
        (Vector<double> v0, Vector<double> v1, Vector<double> v2, Vector<double> v3) = (new(p0), new(p1), new(p2), new(p3));
        int j = 0;
        for (; j <= d - Vector<double>.Count; j += Vector<double>.Count)
        {
            Vector<double> first = MultiplyAddEstimate(v0, LoadUnsafe(ref xs, (nuint)j), LoadUnsafe(ref gs, (nuint)j));
            Vector<double> second = v1 * LoadUnsafe(ref xs, (nuint)(j + d));
            first = MultiplyAddEstimate(v2, LoadUnsafe(ref xs, (nuint)(j + 2 * d)), first);
            second = MultiplyAddEstimate(v3, LoadUnsafe(ref xs, (nuint)(j + 3 * d)), second);
            (first + second).StoreUnsafe(ref gs, (nuint)j);
        }
        for (; j < d; j++)
            wGradient[j] += p0 * rows[j] + p1 * rows[j + d] + (p2 * rows[j + 2 * d] + p3 * rows[j + 3 * d]);
    }
}
