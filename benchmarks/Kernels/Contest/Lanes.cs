using System;
using System.Numerics;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Contest;

/// <summary>What .NET's vectors lack and the experts share.</summary>
public static class Lanes
{
    /// <summary>0, 1, 2, …</summary>
    public static Vector<double> Index => Vector.CreateSequence(0.0, 1.0);

    /// <summary>The last elements, fewer than a vector has; the lanes beyond are filled.</summary>
    public static Vector<double> Load(ReadOnlySpan<double> tail, double fill = 0)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Fill(fill);
        tail.CopyTo(lanes);
        return new(lanes);
    }

    /// <summary>Only the last so many lanes, of a vector that overlaps the one before; the others are 0.</summary>
    public static Vector<double> Last(Vector<double> value, int count) =>
        ConditionalSelect(GreaterThanOrEqual(Index, new Vector<double>(Vector<double>.Count - count)), value, default);

    /// <summary>Writes the last elements.</summary>
    public static void Store(Vector<double> value, Span<double> tail)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        value.CopyTo(lanes);
        lanes[..tail.Length].CopyTo(tail);
    }

    /// <summary>Cephes' tanh: a quotient of polynomials near zero, where 1 − 2/(e²ˣ + 1) would cancel.</summary>
    public static Vector<double> Tanh(Vector<double> x)
    {
        Vector<double> size = Abs(x);
        Vector<double> square = x * x;
        Vector<double> p = MultiplyAddEstimate(new(-9.64399179425052238628E-1), square, new(-9.92877231001918586564E1));
        p = MultiplyAddEstimate(p, square, new(-1.61468768441708447952E3)) * square;
        Vector<double> q = MultiplyAddEstimate(square + new Vector<double>(1.12811678491632931402E2), square, new(2.23548839060100448583E3));
        q = MultiplyAddEstimate(q, square, new(4.84406305325125486048E3));
        Vector<double> exp = Exp(size + size);
        Vector<long> isSmall = LessThan(size, new(0.625));
        Vector<double> quotient = ConditionalSelect(isSmall, p, new(2)) / ConditionalSelect(isSmall, q, exp + Vector<double>.One);
        return ConditionalSelect(isSmall, MultiplyAddEstimate(x, quotient, x), CopySign(Vector<double>.One - quotient, x));
    }

    public static Vector<double> Sigmoid(Vector<double> x) => Vector<double>.One / (Vector<double>.One + Exp(-x));
}
