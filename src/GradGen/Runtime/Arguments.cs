using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GradGen.Runtime;

/// <summary>What generated methods require of the buffers that they are given. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>Requires a number of elements.</summary>
    /// <param name="length">The buffer's length.</param>
    /// <param name="required">The length that it must have.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireLength(int length, int required, string name)
    {
        if (length != required)
            ThrowLength(length, required, name);
    }

    /// <summary>Tells whether there is no array.</summary>
    /// <param name="array">The array, or null.</param>
    /// <returns>True for null.</returns>
    public static bool IsNull(object? array) => array is null;

    /// <summary>Requires that an output shares no memory with other buffers.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="output">The output.</param>
    /// <param name="a">Another buffer.</param>
    /// <param name="name">The output's name.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDisjoint<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> a, string name)
    {
        if (Overlap(output, a))
            ThrowOverlap(name);
    }

    /// <inheritdoc cref="RequireDisjoint{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string)"/>
    /// <param name="b">Another buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDisjoint<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> a, ReadOnlySpan<T> b, string name)
    {
        if (Overlap(output, a) || Overlap(output, b))
            ThrowOverlap(name);
    }

    /// <inheritdoc cref="RequireDisjoint{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string)"/>
    /// <param name="b">Another buffer.</param>
    /// <param name="c">Another buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDisjoint<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, string name)
    {
        if (Overlap(output, a) || Overlap(output, b) || Overlap(output, c))
            ThrowOverlap(name);
    }

    /// <inheritdoc cref="RequireDisjoint{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string)"/>
    /// <param name="b">Another buffer.</param>
    /// <param name="c">Another buffer.</param>
    /// <param name="d">Another buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireDisjoint<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> d, string name)
    {
        if (Overlap(output, a) || Overlap(output, b) || Overlap(output, c) || Overlap(output, d))
            ThrowOverlap(name);
    }

    // As Overlaps of the framework, in one subtraction and two comparisons: of small derivatives the checks are a great part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        nint distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b));
        return ((nuint)distance < Bytes(a) && b.Length > 0) || ((nuint)(-distance) < Bytes(b) && a.Length > 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Bytes<T>(ReadOnlySpan<T> span) => (nuint)(uint)span.Length * (nuint)Unsafe.SizeOf<T>();

    private static void ThrowLength(int length, int required, string name) =>
        throw new ArgumentException($"The buffer has {length} elements; it must have {required}.", name);

    private static void ThrowOverlap(string name) =>
        throw new ArgumentException("The buffer overlaps another argument; an output needs memory of its own.", name);
}
