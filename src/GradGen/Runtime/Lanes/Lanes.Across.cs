using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>What is made of all lanes together, and what differs from lane to lane.</summary>
public static partial class Lanes
{
    /// <summary>The number in the first lane, one more in each that follows; what overflows goes on from the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Ramp<T>(int first)
        where T : struct =>
        typeof(T) == typeof(float) ? (Vector<T>)(object)Vector.ConvertToSingle(new Vector<int>(first) + s_ints)
        : first > int.MaxValue - Vector<double>.Count ? (Vector<T>)(object)Overflowing(first)
        : (Vector<T>)(object)(new Vector<double>(first) + s_doubles);

    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector<double> lanes) => Total(lanes);

    /// <inheritdoc cref="Sum(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector<float> lanes) => Total(lanes);

    /// <summary>The greatest of the lanes as <see cref="Math.Max(double, double)"/> has it: NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector<double> lanes) =>
        Vector<double>.Count == 4 ? Math.Max(Math.Max(lanes[0], lanes[1]), Math.Max(lanes[2], lanes[3])) : MaxOneByOne(lanes);

    private static double MaxOneByOne(Vector<double> lanes)
    {
        double max = lanes[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
            max = Math.Max(max, lanes[lane]);
        return max;
    }

    /// <inheritdoc cref="Max(Vector{double})"/>
    public static float Max(Vector<float> lanes)
    {
        float max = lanes[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
            max = Math.Max(max, lanes[lane]);
        return max;
    }

    /// <summary>The least of the lanes as <see cref="Math.Min(double, double)"/> has it: NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min(Vector<double> lanes) =>
        Vector<double>.Count == 4 ? Math.Min(Math.Min(lanes[0], lanes[1]), Math.Min(lanes[2], lanes[3])) : MinOneByOne(lanes);

    private static double MinOneByOne(Vector<double> lanes)
    {
        double min = lanes[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
            min = Math.Min(min, lanes[lane]);
        return min;
    }

    /// <inheritdoc cref="Min(Vector{double})"/>
    public static float Min(Vector<float> lanes)
    {
        float min = lanes[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
            min = Math.Min(min, lanes[lane]);
        return min;
    }

    private static Vector<double> Overflowing(int first)
    {
        Span<double> numbers = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < numbers.Length; lane++)
            numbers[lane] = unchecked(first + lane);
        return Load(numbers, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Total<T>(Vector<T> lanes)
        where T : struct =>
#if NET
        Vector.Sum(lanes);
#else
        Vector.Dot(lanes, Vector<T>.One);
#endif
}
