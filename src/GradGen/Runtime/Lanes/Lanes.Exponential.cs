using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

public static partial class Lanes
{
    /// <summary><see cref="Math.Exp(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x) => Kernels.Exp(x);

    /// <inheritdoc cref="Exp(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Exp(low), Kernels.Exp(high));
    }

    /// <summary><see cref="Math.Log(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x) => Kernels.Log(x);

    /// <inheritdoc cref="Log(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Log(low), Kernels.Log(high));
    }

    /// <summary><see cref="Math.Log10(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log10(Vector<double> x) => Kernels.Log10(x);

    /// <inheritdoc cref="Log10(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log10(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Log10(low), Kernels.Log10(high));
    }

    /// <summary><see cref="Math.Pow(double, double)"/> of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Pow(Vector<double> x, Vector<double> y) => Kernels.Pow(x, y);

    /// <inheritdoc cref="Pow(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Pow(Vector<float> x, Vector<float> y)
    {
        Vector.Widen(x, out Vector<double> xLow, out Vector<double> xHigh);
        Vector.Widen(y, out Vector<double> yLow, out Vector<double> yHigh);
        return Vector.Narrow(Kernels.Pow(xLow, yLow), Kernels.Pow(xHigh, yHigh));
    }
}
