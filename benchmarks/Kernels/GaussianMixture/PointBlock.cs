using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Four vectors of points against one component; rows are taken in pairs, so there is an even number of them.</summary>
internal readonly struct PointBlock(int d)
{
    private const int Vectors = 4;

    private static int Width => Vector<double>.Count;

    /// <summary>The points of a block.</summary>
    public static int Points => Vectors * Width;

    /// <summary>The dimension, made even.</summary>
    public int Rows { get; } = (d + 1) / 2 * 2;

    // Scratch: μ, Q in full rows, x − μ, Q (x − μ), and the sums Σ w s cᵀ, Σ w s and Σ w in lanes.
    private int QAt => Rows;

    private int CentredAt => QAt + Rows * Rows;

    private int ScaledAt => CentredAt + Rows * Points;

    private int ProductsAt => ScaledAt + Rows * Points;

    private int PullsAt => ProductsAt + Rows * Rows * Width;

    private int WeightAt => PullsAt + Rows * Width;

    public int ScratchLength => WeightAt + Width;

    public int At(int block) => block * Rows * Points;

    /// <summary>Dimension by dimension within each block.</summary>
    public void Transpose(ReadOnlySpan<double> x, Span<double> points)
    {
        points.Clear();
        for (int i = 0; i < x.Length / d; i++)
        {
            int at = At(i / Points) + i % Points;
            for (int j = 0; j < d; j++)
                points[at + j * Points] = x[i * d + j];
        }
    }

    /// <summary>A component, row by row.</summary>
    public void Unpack(ReadOnlySpan<double> mu, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> l, Span<double> scratch)
    {
        scratch[..CentredAt].Clear();
        mu.CopyTo(scratch);
        int at = 0;
        for (int column = 0; column < d; column++)
        {
            scratch[QAt + column * Rows + column] = diagonal[column];
            for (int row = column + 1; row < d; row++)
                scratch[QAt + row * Rows + column] = l[at++];
        }
    }

    /// <summary>Writes offset − ½ |Q (x − μ)|² of every point.</summary>
    public void Squares(ReadOnlySpan<double> points, Span<double> scratch, double offset, Span<double> result)
    {
        Scale(points, scratch);
        ref double scaled = ref scratch[ScaledAt];
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (int row = 0; row < Rows; row++)
        {
            (Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3) = Load(ref scaled, row);
            s0 = MultiplyAddEstimate(x0, x0, s0);
            s1 = MultiplyAddEstimate(x1, x1, s1);
            s2 = MultiplyAddEstimate(x2, x2, s2);
            s3 = MultiplyAddEstimate(x3, x3, s3);
        }
        (Vector<double> half, Vector<double> from) = (new(-0.5), new(offset));
        Store(
            MultiplyAddEstimate(half, s0, from), MultiplyAddEstimate(half, s1, from), MultiplyAddEstimate(half, s2, from), MultiplyAddEstimate(half, s3, from),
            ref MemoryMarshal.GetReference(result), 0);
    }

    public void ClearSums(Span<double> scratch) => scratch[ProductsAt..ScratchLength].Clear();

    /// <summary>Adds a block of points to the sums.</summary>
    public void Add(ReadOnlySpan<double> points, ReadOnlySpan<double> weights, Span<double> scratch)
    {
        Scale(points, scratch);
        ref double scaled = ref scratch[ScaledAt];
        ref double centred = ref scratch[CentredAt];
        (Vector<double> w0, Vector<double> w1, Vector<double> w2, Vector<double> w3) = Load(ref MemoryMarshal.GetReference(weights), 0);
        Accumulate(w0 + w1 + (w2 + w3), ref scratch[WeightAt], 0);
        for (int row = 0; row < Rows; row++)
        {
            (Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3) = Load(ref scaled, row);
            (x0, x1, x2, x3) = (w0 * x0, w1 * x1, w2 * x2, w3 * x3);
            Store(x0, x1, x2, x3, ref scaled, row);
            Accumulate(x0 + x1 + (x2 + x3), ref scratch[PullsAt], row);
        }
        for (int row = 0; row < Rows; row += 2)
        {
            (Vector<double> a0, Vector<double> a1, Vector<double> a2, Vector<double> a3) = Load(ref scaled, row);
            (Vector<double> b0, Vector<double> b1, Vector<double> b2, Vector<double> b3) = Load(ref scaled, row + 1);
            ref double first = ref scratch[ProductsAt + row * Rows * Width];
            ref double second = ref scratch[ProductsAt + (row + 1) * Rows * Width];
            for (int column = 0; column <= row + 1; column++)
            {
                (Vector<double> c0, Vector<double> c1, Vector<double> c2, Vector<double> c3) = Load(ref centred, column);
                nuint at = (nuint)(column * Width);
                Vector<double> sum = MultiplyAddEstimate(a0, c0, LoadUnsafe(ref first, at));
                MultiplyAddEstimate(a3, c3, MultiplyAddEstimate(a2, c2, MultiplyAddEstimate(a1, c1, sum))).StoreUnsafe(ref first, at);
                sum = MultiplyAddEstimate(b0, c0, LoadUnsafe(ref second, at));
                MultiplyAddEstimate(b3, c3, MultiplyAddEstimate(b2, c2, MultiplyAddEstimate(b1, c1, sum))).StoreUnsafe(ref second, at);
            }
        }
    }

    /// <summary>The component's gradients from its sums; gives Σ w.</summary>
    public double Write(ReadOnlySpan<double> scratch, Span<double> muGradient, Span<double> qGradient, Span<double> lGradient)
    {
        double weight = Sum(new Vector<double>(scratch[WeightAt..]));
        int at = 0;
        for (int column = 0; column < d; column++)
        {
            double mu = 0;
            for (int row = column; row < d; row++)
            {
                double factor = scratch[QAt + row * Rows + column];
                double product = Sum(new Vector<double>(scratch[(ProductsAt + (row * Rows + column) * Width)..]));
                mu += factor * Sum(new Vector<double>(scratch[(PullsAt + row * Width)..]));
                if (row == column)
                    qGradient[column] += weight - factor * product;
                else
                    lGradient[at++] -= product;
            }
            muGradient[column] = mu;
        }
        return weight;
    }

    /// <summary>x − μ and Q (x − μ), two rows at a time.</summary>
    private void Scale(ReadOnlySpan<double> points, Span<double> scratch)
    {
        ref double xs = ref MemoryMarshal.GetReference(points[..(Rows * Points)]);
        ref double centred = ref scratch[CentredAt];
        ref double scaled = ref scratch[ScaledAt];
        for (int row = 0; row < Rows; row += 2)
        {
            ReadOnlySpan<double> first = scratch.Slice(QAt + row * Rows, Rows);
            ReadOnlySpan<double> second = scratch.Slice(QAt + (row + 1) * Rows, Rows);
            Vector<double> a0 = default, a1 = default, a2 = default, a3 = default;
            Vector<double> b0 = default, b1 = default, b2 = default, b3 = default;
            Centre(ref xs, row, scratch[row], ref centred);
            Centre(ref xs, row + 1, scratch[row + 1], ref centred);
            for (int column = 0; column <= row + 1; column++)
            {
                (Vector<double> c0, Vector<double> c1, Vector<double> c2, Vector<double> c3) = Load(ref centred, column);
                (Vector<double> f, Vector<double> g) = (new(first[column]), new(second[column]));
                a0 = MultiplyAddEstimate(f, c0, a0);
                a1 = MultiplyAddEstimate(f, c1, a1);
                a2 = MultiplyAddEstimate(f, c2, a2);
                a3 = MultiplyAddEstimate(f, c3, a3);
                b0 = MultiplyAddEstimate(g, c0, b0);
                b1 = MultiplyAddEstimate(g, c1, b1);
                b2 = MultiplyAddEstimate(g, c2, b2);
                b3 = MultiplyAddEstimate(g, c3, b3);
            }
            Store(a0, a1, a2, a3, ref scaled, row);
            Store(b0, b1, b2, b3, ref scaled, row + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Centre(ref double xs, int row, double mu, ref double centred)
    {
        (Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3) = Load(ref xs, row);
        Vector<double> shift = new(mu);
        Store(x0 - shift, x1 - shift, x2 - shift, x3 - shift, ref centred, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double>, Vector<double>, Vector<double>, Vector<double>) Load(ref double from, int row)
    {
        nuint at = (nuint)(row * Points);
        nuint width = (nuint)Width;
        return (LoadUnsafe(ref from, at), LoadUnsafe(ref from, at + width), LoadUnsafe(ref from, at + 2 * width), LoadUnsafe(ref from, at + 3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3, ref double to, int row)
    {
        nuint at = (nuint)(row * Points);
        nuint width = (nuint)Width;
        x0.StoreUnsafe(ref to, at);
        x1.StoreUnsafe(ref to, at + width);
        x2.StoreUnsafe(ref to, at + 2 * width);
        x3.StoreUnsafe(ref to, at + 3 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(Vector<double> value, ref double sums, int at) =>
        (LoadUnsafe(ref sums, (nuint)(at * Width)) + value).StoreUnsafe(ref sums, (nuint)(at * Width));
}
