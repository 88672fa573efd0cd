using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The products of a layer, in tiles that stay in registers.</summary>
internal static class MatrixProducts
{
    private const int Tile = 4;

    /// <summary>result[n, i] = bias[i] + a[n]·b[i]: rows times rows. Of many rows it pays to turn b round first.</summary>
    public static void RowsByRows(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> bias, int length, Span<double> result)
    {
        int rows = a.Length / length;
        if (rows >= Tile)
        {
            double[] turned = ArrayPool<double>.Shared.Rent(b.Length);
            Transposition.Transpose(b, bias.Length, length, turned);
            Multiply(new(a, rows, length, 1), turned.AsSpan(0, b.Length), length, bias, result);
            ArrayPool<double>.Shared.Return(turned);
            return;
        }
        for (int n = 0; n < rows; n++)
            OneRow(a.Slice(n * length, length), b, bias, result.Slice(n * bias.Length, bias.Length));
    }

    /// <summary>result[i, j] = Σₙ a[n, i] b[n, j].</summary>
    public static void ColumnsByColumns(ReadOnlySpan<double> a, int columns, ReadOnlySpan<double> b, Span<double> result) =>
        Multiply(new(a, columns, 1, columns), b, a.Length / columns, [], result);

    /// <summary>result[i, j] = bias[j] + Σₙ left[i, n] b[n, j]; no bias stands for zeros.</summary>
    private static void Multiply(Left left, ReadOnlySpan<double> b, int count, ReadOnlySpan<double> bias, Span<double> result)
    {
        int length = b.Length / count;
        int width = Vector<double>.Count;
        ref double b0 = ref MemoryMarshal.GetReference(b);
        ref double r0 = ref MemoryMarshal.GetReference(result[..(left.Rows * length)]);
        int whole = left.Rows < Tile ? 0 : length / (2 * width) * 2 * width;
        for (int i = 0; i < left.Rows && whole > 0; i += Tile)
        {
            // At the end the last rows once more: they come out the same.
            int first = Math.Min(i, left.Rows - Tile);
            for (int j = 0; j < whole; j += 2 * width)
            {
                Vector<double> s00 = bias.IsEmpty ? default : new(bias[j..]);
                Vector<double> s01 = bias.IsEmpty ? default : new(bias[(j + width)..]);
                Vector<double> s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01;
                for (int n = 0; n < count; n++)
                {
                    Vector<double> x0 = LoadUnsafe(ref b0, (nuint)(n * length + j));
                    Vector<double> x1 = LoadUnsafe(ref b0, (nuint)(n * length + j + width));
                    ref double at = ref left.At(first, n);
                    Vector<double> f = new(at);
                    s00 = MultiplyAddEstimate(f, x0, s00);
                    s01 = MultiplyAddEstimate(f, x1, s01);
                    f = new(Unsafe.Add(ref at, left.RowStep));
                    s10 = MultiplyAddEstimate(f, x0, s10);
                    s11 = MultiplyAddEstimate(f, x1, s11);
                    f = new(Unsafe.Add(ref at, 2 * left.RowStep));
                    s20 = MultiplyAddEstimate(f, x0, s20);
                    s21 = MultiplyAddEstimate(f, x1, s21);
                    f = new(Unsafe.Add(ref at, 3 * left.RowStep));
                    s30 = MultiplyAddEstimate(f, x0, s30);
                    s31 = MultiplyAddEstimate(f, x1, s31);
                }
                Store(s00, s01, ref r0, first * length + j);
                Store(s10, s11, ref r0, (first + 1) * length + j);
                Store(s20, s21, ref r0, (first + 2) * length + j);
                Store(s30, s31, ref r0, (first + 3) * length + j);
            }
        }

        for (int i = 0; i < left.Rows; i++)
        {
            for (int j = whole; j < length; j++)
            {
                double sum = bias.IsEmpty ? 0 : bias[j];
                for (int n = 0; n < count; n++)
                    sum += left.At(i, n) * b[n * length + j];
                result[i * length + j] = sum;
            }
        }
    }

    private static void Store(Vector<double> first, Vector<double> second, ref double result, int at)
    {
        first.StoreUnsafe(ref result, (nuint)at);
        second.StoreUnsafe(ref result, (nuint)(at + Vector<double>.Count));
    }

    /// <summary>One row times four rows at a time.</summary>
    private static void OneRow(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> bias, Span<double> result)
    {
        int length = a.Length;
        ref double a0 = ref MemoryMarshal.GetReference(a);
        for (int i = 0; i < bias.Length; i += Tile)
        {
            int first = Math.Max(0, Math.Min(i, bias.Length - Tile));
            int rows = Math.Min(Tile, bias.Length);
            ReadOnlySpan<double> some = b.Slice(first * length, rows * length);
            ref double b0 = ref MemoryMarshal.GetReference(some);
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            int j = 0;
            for (; rows == Tile && j <= length - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector<double> x = LoadUnsafe(ref a0, (nuint)j);
                s0 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)j), s0);
                s1 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + length)), s1);
                s2 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + 2 * length)), s2);
                s3 = MultiplyAddEstimate(x, LoadUnsafe(ref b0, (nuint)(j + 3 * length)), s3);
            }
            ReadOnlySpan<double> sums = [Sum(s0), Sum(s1), Sum(s2), Sum(s3)];
            for (int row = 0; row < rows; row++)
            {
                double sum = bias[first + row] + sums[row];
                for (int k = j; k < length; k++)
                    sum += a[k] * some[row * length + k];
                result[first + row] = sum;
            }
        }
    }

    /// <summary>A matrix that is read along its rows or along its columns.</summary>
    private readonly ref struct Left(ReadOnlySpan<double> elements, int rows, int rowStep, int columnStep)
    {
        private readonly ref double _first = ref MemoryMarshal.GetReference(elements);

        public int Rows { get; } = rows;

        public int RowStep { get; } = rowStep;

        private int ColumnStep { get; } = columnStep;

        public ref double At(int row, int column) => ref Unsafe.Add(ref _first, row * RowStep + column * ColumnStep);
    }
}
