#if NET // What Math lacks in .NET Standard 2.0.
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

public static partial class Lanes
{
    /// <summary><see cref="Math.Log2(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log2(Vector<double> x) => Kernels.Log2(x);

    /// <inheritdoc cref="Log2(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log2(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Log2(low), Kernels.Log2(high));
    }

    /// <summary><see cref="Math.Cbrt(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cbrt(Vector<double> x) => Kernels.Cbrt(x);

    /// <inheritdoc cref="Cbrt(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cbrt(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Cbrt(low), Kernels.Cbrt(high));
    }

    /// <summary><see cref="Math.Asinh(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Asinh(Vector<double> x) => Kernels.Asinh(x);

    /// <inheritdoc cref="Asinh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Asinh(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Asinh(low), Kernels.Asinh(high));
    }

    /// <summary><see cref="Math.Acosh(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Acosh(Vector<double> x) => Kernels.Acosh(x);

    /// <inheritdoc cref="Acosh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Acosh(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Acosh(low), Kernels.Acosh(high));
    }

    /// <summary><see cref="Math.Atanh(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atanh(Vector<double> x) => Kernels.Atanh(x);

    /// <inheritdoc cref="Atanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Atanh(Vector<float> x)
    {
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        return Vector.Narrow(Kernels.Atanh(low), Kernels.Atanh(high));
    }
}
#endif
