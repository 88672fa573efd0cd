using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>The functions on several vectors.</summary>
public static partial class Lanes
{
    /// <inheritdoc cref="Abs(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Abs(Vectors<double> x) => new(Abs(x.A), Abs(x.B), Abs(x.C), Abs(x.D));

    /// <inheritdoc cref="Abs(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Abs(Vectors<float> x) => new(Abs(x.A), Abs(x.B), Abs(x.C), Abs(x.D));

    /// <inheritdoc cref="Sqrt(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Sqrt(Vectors<double> x) => new(Sqrt(x.A), Sqrt(x.B), Sqrt(x.C), Sqrt(x.D));

    /// <inheritdoc cref="Sqrt(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Sqrt(Vectors<float> x) => new(Sqrt(x.A), Sqrt(x.B), Sqrt(x.C), Sqrt(x.D));

    /// <inheritdoc cref="Sign(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Sign(Vectors<double> x) => new(Sign(x.A), Sign(x.B), Sign(x.C), Sign(x.D));

    /// <inheritdoc cref="Sign(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Sign(Vectors<float> x) => new(Sign(x.A), Sign(x.B), Sign(x.C), Sign(x.D));

    /// <inheritdoc cref="Floor(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Floor(Vectors<double> x) => new(Floor(x.A), Floor(x.B), Floor(x.C), Floor(x.D));

    /// <inheritdoc cref="Floor(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Floor(Vectors<float> x) => new(Floor(x.A), Floor(x.B), Floor(x.C), Floor(x.D));

    /// <inheritdoc cref="Ceiling(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Ceiling(Vectors<double> x) => new(Ceiling(x.A), Ceiling(x.B), Ceiling(x.C), Ceiling(x.D));

    /// <inheritdoc cref="Ceiling(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Ceiling(Vectors<float> x) => new(Ceiling(x.A), Ceiling(x.B), Ceiling(x.C), Ceiling(x.D));

    /// <inheritdoc cref="Truncate(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Truncate(Vectors<double> x) => new(Truncate(x.A), Truncate(x.B), Truncate(x.C), Truncate(x.D));

    /// <inheritdoc cref="Truncate(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Truncate(Vectors<float> x) => new(Truncate(x.A), Truncate(x.B), Truncate(x.C), Truncate(x.D));

    /// <inheritdoc cref="Round(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Round(Vectors<double> x) => new(Round(x.A), Round(x.B), Round(x.C), Round(x.D));

    /// <inheritdoc cref="Round(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Round(Vectors<float> x) => new(Round(x.A), Round(x.B), Round(x.C), Round(x.D));

    /// <inheritdoc cref="Exp(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Exp(Vectors<double> x) => new(Exp(x.A), Exp(x.B), Exp(x.C), Exp(x.D));

    /// <inheritdoc cref="Exp(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Exp(Vectors<float> x) => new(Exp(x.A), Exp(x.B), Exp(x.C), Exp(x.D));

    /// <inheritdoc cref="Log(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Log(Vectors<double> x) => new(Log(x.A), Log(x.B), Log(x.C), Log(x.D));

    /// <inheritdoc cref="Log(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Log(Vectors<float> x) => new(Log(x.A), Log(x.B), Log(x.C), Log(x.D));

    /// <inheritdoc cref="Log10(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Log10(Vectors<double> x) => new(Log10(x.A), Log10(x.B), Log10(x.C), Log10(x.D));

    /// <inheritdoc cref="Log10(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Log10(Vectors<float> x) => new(Log10(x.A), Log10(x.B), Log10(x.C), Log10(x.D));

    /// <inheritdoc cref="Sin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Sin(Vectors<double> x) => new(Sin(x.A), Sin(x.B), Sin(x.C), Sin(x.D));

    /// <inheritdoc cref="Sin(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Sin(Vectors<float> x) => new(Sin(x.A), Sin(x.B), Sin(x.C), Sin(x.D));

    /// <inheritdoc cref="Cos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Cos(Vectors<double> x) => new(Cos(x.A), Cos(x.B), Cos(x.C), Cos(x.D));

    /// <inheritdoc cref="Cos(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Cos(Vectors<float> x) => new(Cos(x.A), Cos(x.B), Cos(x.C), Cos(x.D));

    /// <inheritdoc cref="Tan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Tan(Vectors<double> x) => new(Tan(x.A), Tan(x.B), Tan(x.C), Tan(x.D));

    /// <inheritdoc cref="Tan(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Tan(Vectors<float> x) => new(Tan(x.A), Tan(x.B), Tan(x.C), Tan(x.D));

    /// <inheritdoc cref="Sinh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Sinh(Vectors<double> x) => new(Sinh(x.A), Sinh(x.B), Sinh(x.C), Sinh(x.D));

    /// <inheritdoc cref="Sinh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Sinh(Vectors<float> x) => new(Sinh(x.A), Sinh(x.B), Sinh(x.C), Sinh(x.D));

    /// <inheritdoc cref="Cosh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Cosh(Vectors<double> x) => new(Cosh(x.A), Cosh(x.B), Cosh(x.C), Cosh(x.D));

    /// <inheritdoc cref="Cosh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Cosh(Vectors<float> x) => new(Cosh(x.A), Cosh(x.B), Cosh(x.C), Cosh(x.D));

    /// <inheritdoc cref="Tanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Tanh(Vectors<double> x) => new(Tanh(x.A), Tanh(x.B), Tanh(x.C), Tanh(x.D));

    /// <inheritdoc cref="Tanh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Tanh(Vectors<float> x) => new(Tanh(x.A), Tanh(x.B), Tanh(x.C), Tanh(x.D));

    /// <inheritdoc cref="Asin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Asin(Vectors<double> x) => new(Asin(x.A), Asin(x.B), Asin(x.C), Asin(x.D));

    /// <inheritdoc cref="Asin(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Asin(Vectors<float> x) => new(Asin(x.A), Asin(x.B), Asin(x.C), Asin(x.D));

    /// <inheritdoc cref="Acos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Acos(Vectors<double> x) => new(Acos(x.A), Acos(x.B), Acos(x.C), Acos(x.D));

    /// <inheritdoc cref="Acos(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Acos(Vectors<float> x) => new(Acos(x.A), Acos(x.B), Acos(x.C), Acos(x.D));

    /// <inheritdoc cref="Atan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Atan(Vectors<double> x) => new(Atan(x.A), Atan(x.B), Atan(x.C), Atan(x.D));

    /// <inheritdoc cref="Atan(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Atan(Vectors<float> x) => new(Atan(x.A), Atan(x.B), Atan(x.C), Atan(x.D));

    /// <inheritdoc cref="Max(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Max(Vectors<double> x, Vectors<double> y) => new(Max(x.A, y.A), Max(x.B, y.B), Max(x.C, y.C), Max(x.D, y.D));

    /// <inheritdoc cref="Max(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Max(Vectors<float> x, Vectors<float> y) => new(Max(x.A, y.A), Max(x.B, y.B), Max(x.C, y.C), Max(x.D, y.D));

    /// <inheritdoc cref="Min(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Min(Vectors<double> x, Vectors<double> y) => new(Min(x.A, y.A), Min(x.B, y.B), Min(x.C, y.C), Min(x.D, y.D));

    /// <inheritdoc cref="Min(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Min(Vectors<float> x, Vectors<float> y) => new(Min(x.A, y.A), Min(x.B, y.B), Min(x.C, y.C), Min(x.D, y.D));

    /// <inheritdoc cref="CopySign(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> CopySign(Vectors<double> x, Vectors<double> y) => new(CopySign(x.A, y.A), CopySign(x.B, y.B), CopySign(x.C, y.C), CopySign(x.D, y.D));

    /// <inheritdoc cref="CopySign(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> CopySign(Vectors<float> x, Vectors<float> y) => new(CopySign(x.A, y.A), CopySign(x.B, y.B), CopySign(x.C, y.C), CopySign(x.D, y.D));

    /// <inheritdoc cref="Pow(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Pow(Vectors<double> x, Vectors<double> y) => new(Pow(x.A, y.A), Pow(x.B, y.B), Pow(x.C, y.C), Pow(x.D, y.D));

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Pow(Vectors<float> x, Vectors<float> y) => new(Pow(x.A, y.A), Pow(x.B, y.B), Pow(x.C, y.C), Pow(x.D, y.D));

    /// <inheritdoc cref="Atan2(Vector{double}, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Atan2(Vectors<double> x, Vectors<double> y) => new(Atan2(x.A, y.A), Atan2(x.B, y.B), Atan2(x.C, y.C), Atan2(x.D, y.D));

    /// <inheritdoc cref="Atan2(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Atan2(Vectors<float> x, Vectors<float> y) => new(Atan2(x.A, y.A), Atan2(x.B, y.B), Atan2(x.C, y.C), Atan2(x.D, y.D));

    /// <inheritdoc cref="Sum(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vectors<double> lanes) => Sum(Vectors.Sum(lanes));

    /// <inheritdoc cref="Sum(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vectors<float> lanes) => Sum(Vectors.Sum(lanes));

    /// <inheritdoc cref="Store(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<double> elements, int index, Vectors<double> lanes) => Vectors.Write(ref Place(elements, index, Vectors<double>.Count), lanes);

    /// <inheritdoc cref="Store(Span{double}, int, int, Vector{double})"/>
    public static void Store(Span<double> elements, int index, int stride, Vectors<double> lanes)
    {
        int next = Vector<double>.Count * stride;
        Store(elements, index, stride, lanes.A);
        Store(elements, index + next, stride, lanes.B);
        Store(elements, index + (2 * next), stride, lanes.C);
        Store(elements, index + (3 * next), stride, lanes.D);
    }

    /// <inheritdoc cref="Add(Span{double}, int, Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<double> elements, int index, Vectors<double> lanes)
    {
        ref byte place = ref Place(elements, index, Vectors<double>.Count);
        Vectors.Write(ref place, Vectors.Read<double>(ref place) + lanes);
    }

    /// <inheritdoc cref="Add(Span{double}, int, int, Vector{double})"/>
    public static void Add(Span<double> elements, int index, int stride, Vectors<double> lanes)
    {
        int next = Vector<double>.Count * stride;
        Add(elements, index, stride, lanes.A);
        Add(elements, index + next, stride, lanes.B);
        Add(elements, index + (2 * next), stride, lanes.C);
        Add(elements, index + (3 * next), stride, lanes.D);
    }

    /// <inheritdoc cref="Store(Span{float}, int, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> elements, int index, Vectors<float> lanes) => Vectors.Write(ref Place(elements, index, Vectors<float>.Count), lanes);

    /// <inheritdoc cref="Store(Span{float}, int, int, Vector{float})"/>
    public static void Store(Span<float> elements, int index, int stride, Vectors<float> lanes)
    {
        int next = Vector<float>.Count * stride;
        Store(elements, index, stride, lanes.A);
        Store(elements, index + next, stride, lanes.B);
        Store(elements, index + (2 * next), stride, lanes.C);
        Store(elements, index + (3 * next), stride, lanes.D);
    }

    /// <inheritdoc cref="Add(Span{float}, int, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<float> elements, int index, Vectors<float> lanes)
    {
        ref byte place = ref Place(elements, index, Vectors<float>.Count);
        Vectors.Write(ref place, Vectors.Read<float>(ref place) + lanes);
    }

    /// <inheritdoc cref="Add(Span{float}, int, int, Vector{float})"/>
    public static void Add(Span<float> elements, int index, int stride, Vectors<float> lanes)
    {
        int next = Vector<float>.Count * stride;
        Add(elements, index, stride, lanes.A);
        Add(elements, index + next, stride, lanes.B);
        Add(elements, index + (2 * next), stride, lanes.C);
        Add(elements, index + (3 * next), stride, lanes.D);
    }
#if NET // What Math lacks in .NET Standard 2.0.

    /// <inheritdoc cref="Log2(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Log2(Vectors<double> x) => new(Log2(x.A), Log2(x.B), Log2(x.C), Log2(x.D));

    /// <inheritdoc cref="Log2(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Log2(Vectors<float> x) => new(Log2(x.A), Log2(x.B), Log2(x.C), Log2(x.D));

    /// <inheritdoc cref="Cbrt(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Cbrt(Vectors<double> x) => new(Cbrt(x.A), Cbrt(x.B), Cbrt(x.C), Cbrt(x.D));

    /// <inheritdoc cref="Cbrt(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Cbrt(Vectors<float> x) => new(Cbrt(x.A), Cbrt(x.B), Cbrt(x.C), Cbrt(x.D));

    /// <inheritdoc cref="Asinh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Asinh(Vectors<double> x) => new(Asinh(x.A), Asinh(x.B), Asinh(x.C), Asinh(x.D));

    /// <inheritdoc cref="Asinh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Asinh(Vectors<float> x) => new(Asinh(x.A), Asinh(x.B), Asinh(x.C), Asinh(x.D));

    /// <inheritdoc cref="Acosh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Acosh(Vectors<double> x) => new(Acosh(x.A), Acosh(x.B), Acosh(x.C), Acosh(x.D));

    /// <inheritdoc cref="Acosh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Acosh(Vectors<float> x) => new(Acosh(x.A), Acosh(x.B), Acosh(x.C), Acosh(x.D));

    /// <inheritdoc cref="Atanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<double> Atanh(Vectors<double> x) => new(Atanh(x.A), Atanh(x.B), Atanh(x.C), Atanh(x.D));

    /// <inheritdoc cref="Atanh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<float> Atanh(Vectors<float> x) => new(Atanh(x.A), Atanh(x.B), Atanh(x.C), Atanh(x.D));
#endif
}
