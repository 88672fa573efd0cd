using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The three products of a layer, in tiles that stay in registers.</summary>
internal static class MatrixProducts
{
    private const int Tile = 4;

    /// <summary>result[n, i] = bias[i] + a[n]·b[i]: rows times rows.</summary>
    public static void RowsByRows(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> bias, int length, Span<double> result)
    {
        int rows = a.Length / length;
        int columns = bias.Length;
        int i = 0;
        for (; i <= columns - Tile; i += Tile)
        {
            ReadOnlySpan<double> four = b.Slice(i * length, Tile * length);
            int n = 0;
            for (; n <= rows - 2; n += 2)
                TwoByFour(a.Slice(n * length, 2 * length), four, length, bias.Slice(i, Tile), result.Slice(n * columns + i, columns + Tile), columns);
            if (n < rows)
                OneByFour(a.Slice(n * length, length), four, bias.Slice(i, Tile), result.Slice(n * columns + i, Tile));
        }
        for (; i < columns; i++)
        {
            for (int n = 0; n < rows; n++)
                result[n * columns + i] = bias[i] + Dot(a.Slice(n * length, length), b.Slice(i * length, length));
        }
    }

    /// <summary>result[i, j] = Σₙ a[n, i] b[n, j], with <paramref name="columns"/> i and <paramref name="length"/> j.</summary>
    public static void ColumnsByColumns(ReadOnlySpan<double> a, int columns, ReadOnlySpan<double> b, int length, Span<double> result)
    {
        int rows = a.Length / columns;
        int width = Vector<double>.Count;
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        ref double r0 = ref MemoryMarshal.GetReference(result[..(columns * length)]);
        for (int i = 0; i < columns; i += Tile)
        {
            // At the end the last columns once more: they come out the same.
            int first = Math.Max(0, Math.Min(i, columns - Tile));
            int j = columns < Tile ? length : 0;
            for (; j <= length - 2 * width; j += 2 * width)
            {
                Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
                for (int n = 0; n < rows; n++)
                {
                    ref double at = ref Unsafe.Add(ref a0, n * columns + first);
                    Vector<double> x0 = LoadUnsafe(ref b0, (nuint)(n * length + j));
                    Vector<double> x1 = LoadUnsafe(ref b0, (nuint)(n * length + j + width));
                    Vector<double> f = new(at);
                    s00 = MultiplyAddEstimate(f, x0, s00);
                    s01 = MultiplyAddEstimate(f, x1, s01);
                    f = new(Unsafe.Add(ref at, 1));
                    s10 = MultiplyAddEstimate(f, x0, s10);
                    s11 = MultiplyAddEstimate(f, x1, s11);
                    f = new(Unsafe.Add(ref at, 2));
                    s20 = MultiplyAddEstimate(f, x0, s20);
                    s21 = MultiplyAddEstimate(f, x1, s21);
                    f = new(Unsafe.Add(ref at, 3));
                    s30 = MultiplyAddEstimate(f, x0, s30);
                    s31 = MultiplyAddEstimate(f, x1, s31);
                }
                Store(s00, s01, ref r0, first * length + j);
                Store(s10, s11, ref r0, (first + 1) * length + j);
                Store(s20, s21, ref r0, (first + 2) * length + j);
                Store(s30, s31, ref r0, (first + 3) * length + j);
            }
            Rest(a, columns, b, length, result, i, j);
        }
    }

    private static void Rest(ReadOnlySpan<double> a, int columns, ReadOnlySpan<double> b, int length, Span<double> result, int first, int from)
    {
        for (int i = first; i < Math.Min(columns, first + Tile); i++)
        {
            for (int j = from; j < length; j++)
            {
                double sum = 0;
                for (int n = 0; n < a.Length / columns; n++)
                    sum += a[n * columns + i] * b[n * length + j];
                result[i * length + j] = sum;
            }
        }
    }

    private static void Store(Vector<double> first, Vector<double> second, ref double result, int at)
    {
        first.StoreUnsafe(ref result, (nuint)at);
        second.StoreUnsafe(ref result, (nuint)(at + Vector<double>.Count));
    }

    private static void TwoByFour(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int length, ReadOnlySpan<double> bias, Span<double> result, int columns)
    {
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        Vector<double> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector<double> s10 = default, s11 = default, s12 = default, s13 = default;
        int j = 0;
        for (; j <= length - Vector<double>.Count; j += Vector<double>.Count)
        {
            Vector<double> x0 = LoadUnsafe(ref a0, (nuint)j);
            Vector<double> x1 = LoadUnsafe(ref a0, (nuint)(j + length));
            Vector<double> y = LoadUnsafe(ref b0, (nuint)j);
            s00 = MultiplyAddEstimate(x0, y, s00);
            s10 = MultiplyAddEstimate(x1, y, s10);
            y = LoadUnsafe(ref b0, (nuint)(j + length));
            s01 = MultiplyAddEstimate(x0, y, s01);
            s11 = MultiplyAddEstimate(x1, y, s11);
            y = LoadUnsafe(ref b0, (nuint)(j + 2 * length));
            s02 = MultiplyAddEstimate(x0, y, s02);
            s12 = MultiplyAddEstimate(x1, y, s12);
            y = LoadUnsafe(ref b0, (nuint)(j + 3 * length));
            s03 = MultiplyAddEstimate(x0, y, s03);
            s13 = MultiplyAddEstimate(x1, y, s13);
        }
        Span<double> first = result[..Tile];
        Span<double> second = result.Slice(columns, Tile);
        (first[0], first[1], first[2], first[3]) = (bias[0] + Sum(s00), bias[1] + Sum(s01), bias[2] + Sum(s02), bias[3] + Sum(s03));
        (second[0], second[1], second[2], second[3]) = (bias[0] + Sum(s10), bias[1] + Sum(s11), bias[2] + Sum(s12), bias[3] + Sum(s13));
        for (; j < length; j++)
        {
            for (int i = 0; i < Tile; i++)
            {
                first[i] += a[j] * b[i * length + j];
                second[i] += a[length + j] * b[i * length + j];
            }
        }
    }

    private static void OneByFour(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> bias, Span<double> result)
    {
        int length = a.Length;
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        int j = 0;
        for (; j <= length - Vector<double>.Count; j += Vector<double>.Count)
        {
            Vector<double> x = LoadUnsafe(ref a0, (nuint)j);
            s0 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)j), s0);
            s1 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + length)), s1);
            s2 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + 2 * length)), s2);
            s3 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + 3 * length)), s3);
        }
        (result[0], result[1], result[2], result[3]) = (bias[0] + Sum(s0), bias[1] + Sum(s1), bias[2] + Sum(s2), bias[3] + Sum(s3));
        for (; j < length; j++)
        {
            for (int i = 0; i < Tile; i++)
                result[i] += a[j] * b[i * length + j];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double b0 = ref MemoryMarshal.GetReference(b[..a.Length]);
        Vector<double> s0 = default, s1 = default;
        int width = Vector<double>.Count;
        int j = 0;
        for (; j <= a.Length - 2 * width; j += 2 * width)
        {
            s0 = MultiplyAddEstimate(LoadUnsafe(ref a0, (nuint)j), LoadUnsafe(ref b0, (nuint)j), s0);
            s1 = MultiplyAddEstimate(LoadUnsafe(ref a0, (nuint)(j + width)), LoadUnsafe(ref b0, (nuint)(j + width)), s1);
        }
        double sum = Sum(s0 + s1);
        for (; j < a.Length; j++)
            sum += a[j] * b[j];
        return sum;
    }
}
