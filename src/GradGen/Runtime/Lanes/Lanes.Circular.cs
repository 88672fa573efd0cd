using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

public static partial class Lanes
{
    /// <summary><see cref="Math.Sin(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sin(Vector<double> x) => Kernels.Sin(x);

    /// <inheritdoc cref="Sin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sin(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Sin(low), Kernels.Sin(high));
    }

    /// <summary><see cref="Math.Cos(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cos(Vector<double> x) => Kernels.Cos(x);

    /// <inheritdoc cref="Cos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cos(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Cos(low), Kernels.Cos(high));
    }

    /// <summary><see cref="Math.Tan(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tan(Vector<double> x) => Kernels.Tan(x);

    /// <inheritdoc cref="Tan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tan(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Tan(low), Kernels.Tan(high));
    }

    /// <summary>Sine and cosine of each lane, for little more than the price of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<double> Sin, Vector<double> Cos) SinCos(Vector<double> x) => Kernels.SinCos(x);

    /// <inheritdoc cref="SinCos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Sin, Vector<float> Cos) SinCos(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        (Vector<double> lowSin, Vector<double> lowCos) = Kernels.SinCos(low);
        (Vector<double> highSin, Vector<double> highCos) = Kernels.SinCos(high);
        return (Vector.Narrow(lowSin, highSin), Vector.Narrow(lowCos, highCos));
    }
}
