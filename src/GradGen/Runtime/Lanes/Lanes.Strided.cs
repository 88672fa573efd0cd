using System;
using System.Numerics;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace GradGen.Runtime;

/// <summary>Elements that do not lie side by side.</summary>
public static partial class Lanes
{
    /// <summary>Reads elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> elements, int index, int stride)
    {
#if NET8_0_OR_GREATER
        if (Vector<double>.Count == 4 && AreInside<double>(elements.Length, index, stride))
        {
            ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), index);
            return Vector256.Create(first, Unsafe.Add(ref first, stride), Unsafe.Add(ref first, 2 * (nint)stride), Unsafe.Add(ref first, 3 * (nint)stride)).AsVector();
        }
#endif
        return OneByOne(elements, index, stride);
    }

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int, int)"/>
    public static Vector<float> Load(ReadOnlySpan<float> elements, int index, int stride) => OneByOne(elements, index, stride);

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

    /// <summary>Adds to elements that are a stride apart.</summary>
    /// <exception cref="IndexOutOfRangeException">One is not inside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> elements, int index, int stride, Vector<double> lanes)
    {
#if NET8_0_OR_GREATER
        if (Vector<double>.Count == 4 && AreInside<double>(elements.Length, index, stride))
        {
            ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(elements), index);
            Vector256<double> terms = lanes.AsVector256();
            first += terms.ToScalar();
            Unsafe.Add(ref first, stride) += terms.GetElement(1);
            Unsafe.Add(ref first, 2 * (nint)stride) += terms.GetElement(2);
            Unsafe.Add(ref first, 3 * (nint)stride) += terms.GetElement(3);
            return;
        }
#endif
        AddOneByOne(elements, index, stride, lanes);
    }

    /// <inheritdoc cref="Add(Span{double}, int, int, Vector{double})"/>
    public static void Add(Span<float> elements, int index, int stride, Vector<float> lanes)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
            elements[index + (lane * stride)] += lanes[lane];
    }

    private static Vector<T> OneByOne<T>(ReadOnlySpan<T> elements, int index, int stride)
        where T : struct
    {
        Vector<T> lanes = default;
        ref T first = ref Unsafe.As<Vector<T>, T>(ref lanes);
        for (int lane = 0; lane < Vector<T>.Count; lane++)
            Unsafe.Add(ref first, lane) = elements[index + (lane * stride)];
        return lanes;
    }

    private static void AddOneByOne(Span<double> elements, int index, int stride, Vector<double> lanes)
    {
        for (int lane = 0; lane < Vector<double>.Count; lane++)
            elements[index + (lane * stride)] += lanes[lane];
    }

#if NET8_0_OR_GREATER
    /// <summary>True when the first and the last element are, and so all between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreInside<T>(int length, int index, int stride)
        where T : struct =>
        (uint)index < (uint)length && (ulong)(index + ((Vector<T>.Count - 1) * (long)stride)) < (ulong)length;
#endif
}
