using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GradGen.Runtime;

/// <summary>Where the iterations end that fill all lanes, and the elements that they read and write.</summary>
public static partial class Lanes
{
    /// <summary>Where the iterations end that fill all lanes.</summary>
    /// <typeparam name="T">The scalars in the lanes.</typeparam>
    /// <param name="bound">The counter, which begins at 0, stays below it.</param>
    /// <returns>The greatest multiple of the number of lanes up to the bound, or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End<T>(int bound)
        where T : struct =>
        bound <= 0 ? 0 : bound & -Vector<T>.Count;

    /// <summary>Where the iterations end that fill all lanes.</summary>
    /// <typeparam name="T">The scalars in the lanes.</typeparam>
    /// <param name="start">The counter's first value.</param>
    /// <param name="bound">The counter stays below it, or reaches it at most.</param>
    /// <param name="isInclusive">True when the counter may reach the bound.</param>
    /// <returns>The start and a multiple of the number of lanes.</returns>
    public static int End<T>(int start, int bound, bool isInclusive = false)
        where T : struct
    {
        long iterations = (long)bound - start + (isInclusive ? 1 : 0);
        long end = start + (iterations <= 0 ? 0 : iterations & -Vector<T>.Count);
        return (int)(end > int.MaxValue ? end - Vector<T>.Count : end);
    }

    /// <summary>Reads elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> elements, int index) => Unsafe.ReadUnaligned<Vector<double>>(ref Place(elements, index));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> elements, int index) => Unsafe.ReadUnaligned<Vector<float>>(ref Place(elements, index));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(double[] elements, int index) => Load(Existing(elements), index);

    /// <inheritdoc cref="Load(double[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float[] elements, int index) => Load(Existing(elements), index);

    /// <summary>Reads elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> elements, int index, int stride)
    {
        ref double first = ref First(elements, index, stride);
        if (Vector<double>.Count == 4)
            return Vector256.Create(first, Unsafe.Add(ref first, stride), Unsafe.Add(ref first, 2 * (nint)stride), Unsafe.Add(ref first, 3 * (nint)stride)).AsVector();
        return Gathered(ref first, stride);
    }

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int)"/>
    public static Vector<float> Load(ReadOnlySpan<float> elements, int index, int stride) => Gathered(ref First(elements, index, stride), stride);

    private static Vector<T> Gathered<T>(ref T first, nint stride)
        where T : unmanaged
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = Unsafe.Add(ref first, lane * stride);
        return Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref lanes[0]));
    }

    /// <summary>The element of the first lane; that of the last lane is inside too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T First<T>(ReadOnlySpan<T> elements, int index, int stride)
        where T : struct
    {
        if ((uint)index >= (uint)elements.Length || (ulong)(index + ((Vector<T>.Count - 1) * (long)stride)) >= (ulong)elements.Length)
            ThrowOutside();
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), index);
    }

    /// <summary>Writes elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> elements, int index, Vector<double> lanes) => Unsafe.WriteUnaligned(ref Place<double>(elements, index), lanes);

    /// <inheritdoc cref="Store(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> elements, int index, Vector<float> lanes) => Unsafe.WriteUnaligned(ref Place<float>(elements, index), lanes);

    /// <summary>Writes elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    public static void Store(Span<double> elements, int index, int stride, Vector<double> lanes)
    {
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            elements[index + (lane * stride)] = lanes[lane];
    }

    /// <inheritdoc cref="Store(Span{double}, int, int, Vector{double})"/>
    public static void Store(Span<float> elements, int index, int stride, Vector<float> lanes)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
            elements[index + (lane * stride)] = lanes[lane];
    }

    /// <summary>Adds to elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> elements, int index, Vector<double> lanes)
    {
        ref byte place = ref Place<double>(elements, index);
        Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<Vector<double>>(ref place) + lanes);
    }

    /// <inheritdoc cref="Add(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<float> elements, int index, Vector<float> lanes)
    {
        ref byte place = ref Place<float>(elements, index);
        Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<Vector<float>>(ref place) + lanes);
    }

    /// <summary>Adds to elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    public static void Add(Span<double> elements, int index, int stride, Vector<double> lanes)
    {
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            elements[index + (lane * stride)] += lanes[lane];
    }

    /// <inheritdoc cref="Add(Span{double}, int, int, Vector{double})"/>
    public static void Add(Span<float> elements, int index, int stride, Vector<float> lanes)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
            elements[index + (lane * stride)] += lanes[lane];
    }

    private static ReadOnlySpan<T> Existing<T>(T[] elements) => elements.Length == 0 ? default : elements.AsSpan();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Place<T>(ReadOnlySpan<T> elements, int index)
        where T : struct
    {
        if ((uint)index + (ulong)Vector<T>.Count > (ulong)elements.Length)
            ThrowOutside();
        return ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), index));
    }

    private static void ThrowOutside() => throw new IndexOutOfRangeException();
}
