using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>What is made of all lanes together, and what differs from lane to lane.</summary>
public static partial class Lanes
{
    /// <summary>The number in the first lane, one more in each that follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Ramp<T>(int first)
        where T : struct =>
        typeof(T) == typeof(double)
            ? (Vector<T>)(object)(new Vector<double>(first) + Steps<double>.FromZero)
            : (Vector<T>)(object)(new Vector<float>(first) + Steps<float>.FromZero);

    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector<double> lanes) => Vector.Dot(lanes, Vector<double>.One);

    /// <inheritdoc cref="Sum(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector<float> lanes) => Vector.Dot(lanes, Vector<float>.One);

    /// <summary>The greatest of the lanes as <see cref="Math.Max(double, double)"/> has it: NaN if there is one.</summary>
    public static double Max(Vector<double> lanes)
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
    public static double Min(Vector<double> lanes)
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

    private static class Steps<T>
        where T : struct
    {
        public static readonly Vector<T> FromZero = Make();

        private static Vector<T> Make()
        {
            var steps = new T[Vector<T>.Count];
            for (int lane = 0; lane < steps.Length; lane++)
                steps[lane] = (T)Convert.ChangeType(lane, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
            return new Vector<T>(steps);
        }
    }
}
