using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

public static partial class Lanes
{
    /// <summary><see cref="Math.Abs(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Abs(Vector<double> x) => Vector.Abs(x);

    /// <inheritdoc cref="Abs(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> x) => Vector.Abs(x);

    /// <summary><see cref="Math.Sqrt(double)"/> of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sqrt(Vector<double> x) => Vector.SquareRoot(x);

    /// <inheritdoc cref="Sqrt(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) => Vector.SquareRoot(x);

    /// <summary><see cref="Math.Max(double, double)"/> of each pair of lanes: NaN if one is, and 0 is greater than -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Max(Vector<double> x, Vector<double> y) => Vector.ConditionalSelect(
        Vector.Equals(x, y),
        x & y,
        Vector.ConditionalSelect(Vector.GreaterThan(x, y) | ~Vector.Equals(x, x), x, y));

    /// <inheritdoc cref="Max(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> x, Vector<float> y) => Vector.ConditionalSelect(
        Vector.Equals(x, y),
        x & y,
        Vector.ConditionalSelect(Vector.GreaterThan(x, y) | ~Vector.Equals(x, x), x, y));

    /// <summary><see cref="Math.Min(double, double)"/> of each pair of lanes: NaN if one is, and -0 is less than 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Min(Vector<double> x, Vector<double> y) => Vector.ConditionalSelect(
        Vector.Equals(x, y),
        x | y,
        Vector.ConditionalSelect(Vector.LessThan(x, y) | ~Vector.Equals(x, x), x, y));

    /// <inheritdoc cref="Min(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Min(Vector<float> x, Vector<float> y) => Vector.ConditionalSelect(
        Vector.Equals(x, y),
        x | y,
        Vector.ConditionalSelect(Vector.LessThan(x, y) | ~Vector.Equals(x, x), x, y));

    /// <summary>The magnitudes of one vector with the signs of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> CopySign(Vector<double> x, Vector<double> sign) => Vector.ConditionalSelect(new Vector<long>(long.MaxValue), x, sign);

    /// <inheritdoc cref="CopySign(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> CopySign(Vector<float> x, Vector<float> sign) => Vector.ConditionalSelect(new Vector<int>(int.MaxValue), x, sign);

    /// <summary><see cref="Math.Sign(double)"/> of each lane as a real number.</summary>
    /// <exception cref="ArithmeticException">A lane is NaN.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sign(Vector<double> x)
    {
        if (!Vector.EqualsAll(x, x))
            Math.Sign(double.NaN);
        return Vector.ConditionalSelect(
            Vector.GreaterThan(x, Vector<double>.Zero),
            Vector<double>.One,
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), -Vector<double>.One, Vector<double>.Zero));
    }

    /// <inheritdoc cref="Sign(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x)
    {
        if (!Vector.EqualsAll(x, x))
            Math.Sign(double.NaN);
        return Vector.ConditionalSelect(
            Vector.GreaterThan(x, Vector<float>.Zero),
            Vector<float>.One,
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -Vector<float>.One, Vector<float>.Zero));
    }
}
