using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>What <see cref="Vector"/> and <see cref="Lanes"/> have for one vector, for several. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Vectors
{
    /// <summary>Where the iterations end that fill all lanes.</summary>
    /// <typeparam name="T">The scalars in the lanes.</typeparam>
    /// <param name="bound">The counter, which begins at 0, stays below it.</param>
    /// <returns>The greatest multiple of the number of lanes up to the bound, or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End<T>(int bound)
        where T : struct =>
        bound <= 0 ? 0 : bound & -Vectors<T>.Count;

    /// <summary>Where the iterations end that fill all lanes.</summary>
    /// <typeparam name="T">The scalars in the lanes.</typeparam>
    /// <param name="start">The counter's first value.</param>
    /// <param name="bound">The counter stays below it, or reaches it at most.</param>
    /// <param name="isInclusive">True when the counter may reach the bound.</param>
    /// <returns>The start and a multiple of the number of lanes.</returns>
    public static int End<T>(int start, int bound, bool isInclusive = false)
        where T : struct =>
        Lanes.End(start, bound, isInclusive, Vectors<T>.Count);

    /// <summary>The number in the first lane, one more in each that follows; what overflows goes on from the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> Ramp<T>(int first)
        where T : struct =>
        new(
            Lanes.Ramp<T>(first),
            Lanes.Ramp<T>(unchecked(first + Vector<T>.Count)),
            Lanes.Ramp<T>(unchecked(first + (2 * Vector<T>.Count))),
            Lanes.Ramp<T>(unchecked(first + (3 * Vector<T>.Count))));

    /// <summary>The sums over the vectors, one in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sum<T>(Vectors<T> x)
        where T : struct =>
        x.A + x.B + (x.C + x.D);

    /// <summary>The greatest over the vectors, one in each lane; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Max(Vectors<double> x) => Lanes.Max(Lanes.Max(x.A, x.B), Lanes.Max(x.C, x.D));

    /// <inheritdoc cref="Max(Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vectors<float> x) => Lanes.Max(Lanes.Max(x.A, x.B), Lanes.Max(x.C, x.D));

    /// <summary>The least over the vectors, one in each lane; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Min(Vectors<double> x) => Lanes.Min(Lanes.Min(x.A, x.B), Lanes.Min(x.C, x.D));

    /// <inheritdoc cref="Min(Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Min(Vectors<float> x) => Lanes.Min(Lanes.Min(x.A, x.B), Lanes.Min(x.C, x.D));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vectors<T> Read<T>(ref byte place)
        where T : struct =>
        new(
            Unsafe.ReadUnaligned<Vector<T>>(ref place),
            Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.Add(ref place, Unsafe.SizeOf<Vector<T>>())),
            Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.Add(ref place, 2 * Unsafe.SizeOf<Vector<T>>())),
            Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.Add(ref place, 3 * Unsafe.SizeOf<Vector<T>>())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(ref byte place, Vectors<T> lanes)
        where T : struct
    {
        Unsafe.WriteUnaligned(ref place, lanes.A);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref place, Unsafe.SizeOf<Vector<T>>()), lanes.B);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref place, 2 * Unsafe.SizeOf<Vector<T>>()), lanes.C);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref place, 3 * Unsafe.SizeOf<Vector<T>>()), lanes.D);
    }

    /// <summary>Reads elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Load(ReadOnlySpan<double> elements, int index) => Read<double>(ref Lanes.Place(elements, index, Vectors<double>.Count));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Load(double[] elements, int index) => Load(Lanes.Existing(elements), index);

    /// <summary>Reads elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Load(ReadOnlySpan<double> elements, int index, int stride) => new(
        Lanes.Load(elements, index, stride),
        Lanes.Load(elements, index + (Vector<double>.Count * stride), stride),
        Lanes.Load(elements, index + (2 * Vector<double>.Count * stride), stride),
        Lanes.Load(elements, index + (3 * Vector<double>.Count * stride), stride));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Load(ReadOnlySpan<float> elements, int index) => Read<float>(ref Lanes.Place(elements, index, Vectors<float>.Count));

    /// <inheritdoc cref="Load(double[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Load(float[] elements, int index) => Load(Lanes.Existing(elements), index);

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Load(ReadOnlySpan<float> elements, int index, int stride) => new(
        Lanes.Load(elements, index, stride),
        Lanes.Load(elements, index + (Vector<float>.Count * stride), stride),
        Lanes.Load(elements, index + (2 * Vector<float>.Count * stride), stride),
        Lanes.Load(elements, index + (3 * Vector<float>.Count * stride), stride));

    /// <summary>x where the mask is set, y elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> ConditionalSelect(Vectors<long> mask, Vectors<double> x, Vectors<double> y) => new(
        Vector.ConditionalSelect(mask.A, x.A, y.A),
        Vector.ConditionalSelect(mask.B, x.B, y.B),
        Vector.ConditionalSelect(mask.C, x.C, y.C),
        Vector.ConditionalSelect(mask.D, x.D, y.D));

    /// <inheritdoc cref="ConditionalSelect(Vectors{long}, Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> ConditionalSelect(Vectors<int> mask, Vectors<float> x, Vectors<float> y) => new(
        Vector.ConditionalSelect(mask.A, x.A, y.A),
        Vector.ConditionalSelect(mask.B, x.B, y.B),
        Vector.ConditionalSelect(mask.C, x.C, y.C),
        Vector.ConditionalSelect(mask.D, x.D, y.D));

    /// <inheritdoc cref="ConditionalSelect(Vectors{long}, Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> ConditionalSelect(Vectors<long> mask, Vectors<long> x, Vectors<long> y) => (mask & x) | (~mask & y);

    /// <inheritdoc cref="ConditionalSelect(Vectors{long}, Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> ConditionalSelect(Vectors<int> mask, Vectors<int> x, Vectors<int> y) => (mask & x) | (~mask & y);

    /// <summary>The mask of the lanes in which x == y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> Equals(Vectors<double> x, Vectors<double> y) => new(Vector.Equals(x.A, y.A), Vector.Equals(x.B, y.B), Vector.Equals(x.C, y.C), Vector.Equals(x.D, y.D));

    /// <inheritdoc cref="Equals(Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> Equals(Vectors<float> x, Vectors<float> y) => new(Vector.Equals(x.A, y.A), Vector.Equals(x.B, y.B), Vector.Equals(x.C, y.C), Vector.Equals(x.D, y.D));

    /// <summary>The mask of the lanes in which x &lt; y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> LessThan(Vectors<double> x, Vectors<double> y) => new(Vector.LessThan(x.A, y.A), Vector.LessThan(x.B, y.B), Vector.LessThan(x.C, y.C), Vector.LessThan(x.D, y.D));

    /// <inheritdoc cref="LessThan(Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> LessThan(Vectors<float> x, Vectors<float> y) => new(Vector.LessThan(x.A, y.A), Vector.LessThan(x.B, y.B), Vector.LessThan(x.C, y.C), Vector.LessThan(x.D, y.D));

    /// <summary>The mask of the lanes in which x &lt;= y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> LessThanOrEqual(Vectors<double> x, Vectors<double> y) => new(Vector.LessThanOrEqual(x.A, y.A), Vector.LessThanOrEqual(x.B, y.B), Vector.LessThanOrEqual(x.C, y.C), Vector.LessThanOrEqual(x.D, y.D));

    /// <inheritdoc cref="LessThanOrEqual(Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> LessThanOrEqual(Vectors<float> x, Vectors<float> y) => new(Vector.LessThanOrEqual(x.A, y.A), Vector.LessThanOrEqual(x.B, y.B), Vector.LessThanOrEqual(x.C, y.C), Vector.LessThanOrEqual(x.D, y.D));

    /// <summary>The mask of the lanes in which x > y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> GreaterThan(Vectors<double> x, Vectors<double> y) => new(Vector.GreaterThan(x.A, y.A), Vector.GreaterThan(x.B, y.B), Vector.GreaterThan(x.C, y.C), Vector.GreaterThan(x.D, y.D));

    /// <inheritdoc cref="GreaterThan(Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> GreaterThan(Vectors<float> x, Vectors<float> y) => new(Vector.GreaterThan(x.A, y.A), Vector.GreaterThan(x.B, y.B), Vector.GreaterThan(x.C, y.C), Vector.GreaterThan(x.D, y.D));

    /// <summary>The mask of the lanes in which x >= y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<long> GreaterThanOrEqual(Vectors<double> x, Vectors<double> y) => new(Vector.GreaterThanOrEqual(x.A, y.A), Vector.GreaterThanOrEqual(x.B, y.B), Vector.GreaterThanOrEqual(x.C, y.C), Vector.GreaterThanOrEqual(x.D, y.D));

    /// <inheritdoc cref="GreaterThanOrEqual(Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<int> GreaterThanOrEqual(Vectors<float> x, Vectors<float> y) => new(Vector.GreaterThanOrEqual(x.A, y.A), Vector.GreaterThanOrEqual(x.B, y.B), Vector.GreaterThanOrEqual(x.C, y.C), Vector.GreaterThanOrEqual(x.D, y.D));
#if NET9_0_OR_GREATER

    /// <summary>x * y + z, rounded once where that is not slower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> MultiplyAddEstimate(Vectors<double> x, Vectors<double> y, Vectors<double> z) => new(
        Vector.MultiplyAddEstimate(x.A, y.A, z.A),
        Vector.MultiplyAddEstimate(x.B, y.B, z.B),
        Vector.MultiplyAddEstimate(x.C, y.C, z.C),
        Vector.MultiplyAddEstimate(x.D, y.D, z.D));

    /// <inheritdoc cref="MultiplyAddEstimate(Vectors{double}, Vectors{double}, Vectors{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> MultiplyAddEstimate(Vectors<float> x, Vectors<float> y, Vectors<float> z) => new(
        Vector.MultiplyAddEstimate(x.A, y.A, z.A),
        Vector.MultiplyAddEstimate(x.B, y.B, z.B),
        Vector.MultiplyAddEstimate(x.C, y.C, z.C),
        Vector.MultiplyAddEstimate(x.D, y.D, z.D));
#endif
}
