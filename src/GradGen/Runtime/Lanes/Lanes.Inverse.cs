using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

public static partial class Lanes
{
    /// <summary><see cref="Math.Asin(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Asin(Vector<double> x) => Kernels.Asin(x);

    /// <inheritdoc cref="Asin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Asin(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Asin(low), Kernels.Asin(high));
    }

    /// <summary><see cref="Math.Acos(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Acos(Vector<double> x) => Kernels.Acos(x);

    /// <inheritdoc cref="Acos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Acos(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Acos(low), Kernels.Acos(high));
    }

    /// <summary><see cref="Math.Atan(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan(Vector<double> x) => Kernels.Atan(x);

    /// <inheritdoc cref="Atan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Atan(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Atan(low), Kernels.Atan(high));
    }

    /// <summary><see cref="Math.Atan2(double, double)"/> of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan2(Vector<double> y, Vector<double> x) => Kernels.Atan2(y, x);

    /// <inheritdoc cref="Atan2(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Atan2(Vector<float> y, Vector<float> x)
    {
        Vector.Widen(y, out Vector<double> yLow, out Vector<double> yHigh);
        Vector.Widen(x, out Vector<double> xLow, out Vector<double> xHigh);
        return Vector.Narrow(Kernels.Atan2(yLow, xLow), Kernels.Atan2(yHigh, xHigh));
    }
}
