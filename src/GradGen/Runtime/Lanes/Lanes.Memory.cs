using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        where T : struct =>
        End(start, bound, isInclusive, Vector<T>.Count);

    internal static int End(int start, int bound, bool isInclusive, int lanes)
    {
        long iterations = (long)bound - start + (isInclusive ? 1 : 0);
        long end = start + (iterations <= 0 ? 0 : iterations & -lanes);
        return (int)(end > int.MaxValue ? end - lanes : end);
    }

    /// <summary>Reads elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> elements, int index) => Unsafe.ReadUnaligned<Vector<double>>(ref Place(elements, index, Vector<double>.Count));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> elements, int index) => Unsafe.ReadUnaligned<Vector<float>>(ref Place(elements, index, Vector<float>.Count));

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(double[] elements, int index) => Load(Existing(elements), index);

    /// <inheritdoc cref="Load(double[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float[] elements, int index) => Load(Existing(elements), index);

    /// <summary>Writes elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> elements, int index, Vector<double> lanes) => Unsafe.WriteUnaligned(ref Place(elements, index, Vector<double>.Count), lanes);

    /// <inheritdoc cref="Store(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> elements, int index, Vector<float> lanes) => Unsafe.WriteUnaligned(ref Place(elements, index, Vector<float>.Count), lanes);

    /// <summary>Adds to elements that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> elements, int index, Vector<double> lanes)
    {
        ref byte place = ref Place(elements, index, Vector<double>.Count);
        Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<Vector<double>>(ref place) + lanes);
    }

    /// <inheritdoc cref="Add(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<float> elements, int index, Vector<float> lanes)
    {
        ref byte place = ref Place(elements, index, Vector<float>.Count);
        Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<Vector<float>>(ref place) + lanes);
    }

    internal static ReadOnlySpan<T> Existing<T>(T[] elements) => elements.Length == 0 ? default : elements.AsSpan();

    /// <summary>Where as many elements begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Place<T>(ReadOnlySpan<T> elements, int index, int count)
        where T : struct
    {
        if ((uint)index > (long)elements.Length - count)
            ThrowOutside();
        return ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), (nint)(uint)index));
    }

    // Not by a conversion, which is one call more to inline.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Place<T>(Span<T> elements, int index, int count)
        where T : struct
    {
        if ((uint)index > (long)elements.Length - count)
            ThrowOutside();
        return ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), (nint)(uint)index));
    }

    private static void ThrowOutside() => throw new IndexOutOfRangeException();
}
