using System;
using System.Numerics;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>A value and its derivative in one direction. Values are computed with the very operations of the primal, so both take the same branches.</summary>
public readonly struct Dual<T> : IEquatable<Dual<T>>
    where T : struct, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static T s_peak;

    [ThreadStatic]
    private static Random? s_noise;

    public Dual(T value, T tangent)
    {
        (Value, Tangent) = s_noise is null ? (value, tangent) : (Noisy(value), Noisy(tangent));
        // Max propagates NaN.
        s_peak = T.Max(s_peak, T.Max(T.Abs(value), T.Abs(tangent)));
    }

    public T Value { get; }

    public T Tangent { get; }

    /// <summary>The greatest magnitude among values and tangents since the last <see cref="ResetPeak"/>: tells how far rounding may be amplified.</summary>
    public static T Peak => s_peak;

    public static void ResetPeak() => s_peak = T.Zero;

    /// <summary>
    /// From here on, whatever is computed is off by its last bit, or is not, at random; null ends that. What the results then differ by is what rounding
    /// may do to them (Parker, Monte Carlo Arithmetic, 1997).
    /// </summary>
    public static void SetNoise(Random? random) => s_noise = random;

    /// <summary>A number of the program is exact.</summary>
    public static implicit operator Dual<T>(T value)
    {
        Random? noise = s_noise;
        s_noise = null;
        Dual<T> exact = new(value, T.Zero);
        s_noise = noise;
        return exact;
    }

    private static T Noisy(T x) => T.IsZero(x) ? x : s_noise!.Next(3) switch
    {
        0 => T.BitDecrement(x),
        1 => T.BitIncrement(x),
        _ => x,
    };

    public static explicit operator int(Dual<T> x) => x.Value is double d ? (int)d : (int)(float)(object)x.Value;

    public static Dual<T> operator -(Dual<T> x) => new(-x.Value, -x.Tangent);

    public static Dual<T> operator +(Dual<T> x, Dual<T> y) => new(x.Value + y.Value, x.Tangent + y.Tangent);

    public static Dual<T> operator -(Dual<T> x, Dual<T> y) => new(x.Value - y.Value, x.Tangent - y.Tangent);

    public static Dual<T> operator *(Dual<T> x, Dual<T> y) => new(x.Value * y.Value, x.Tangent * y.Value + x.Value * y.Tangent);

    public static Dual<T> operator /(Dual<T> x, Dual<T> y)
    {
        T quotient = x.Value / y.Value;
        return new(quotient, (x.Tangent - quotient * y.Tangent) / y.Value);
    }

    /// <summary>The quotient's whole part is no function that moves.</summary>
    public static Dual<T> operator %(Dual<T> x, Dual<T> y)
    {
        T remainder = x.Value % y.Value;
        return new(remainder, x.Tangent - T.Round((x.Value - remainder) / y.Value) * y.Tangent);
    }

    public static Dual<T> operator ++(Dual<T> x) => x + T.One;

    public static Dual<T> operator --(Dual<T> x) => x - T.One;

    public static bool operator ==(Dual<T> x, Dual<T> y) => x.Value == y.Value;

    public static bool operator !=(Dual<T> x, Dual<T> y) => x.Value != y.Value;

    public static bool operator <(Dual<T> x, Dual<T> y) => x.Value < y.Value;

    public static bool operator >(Dual<T> x, Dual<T> y) => x.Value > y.Value;

    public static bool operator <=(Dual<T> x, Dual<T> y) => x.Value <= y.Value;

    public static bool operator >=(Dual<T> x, Dual<T> y) => x.Value >= y.Value;

    public bool Equals(Dual<T> other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is Dual<T> other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>The functions of Math on dual numbers, under the same names.</summary>
public static class DualMath<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private static readonly T s_two = T.CreateChecked(2);

    public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), T.Cos(x.Value) * x.Tangent);

    public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -T.Sin(x.Value) * x.Tangent);

    public static Dual<T> Tanh(Dual<T> x)
    {
        T y = T.Tanh(x.Value);
        return new(y, (T.One - y * y) * x.Tangent);
    }

    public static Dual<T> Exp(Dual<T> x)
    {
        T y = T.Exp(x.Value);
        return new(y, y * x.Tangent);
    }

    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Tangent / x.Value);

    public static Dual<T> Sqrt(Dual<T> x)
    {
        T y = T.Sqrt(x.Value);
        return new(y, x.Tangent / (s_two * y));
    }

    public static Dual<T> Cbrt(Dual<T> x)
    {
        T y = T.Cbrt(x.Value);
        return new(y, x.Tangent / ((s_two + T.One) * y * y));
    }

    public static Dual<T> Atan(Dual<T> x) => new(T.Atan(x.Value), x.Tangent / (T.One + x.Value * x.Value));

    public static Dual<T> Atan2(Dual<T> y, Dual<T> x) =>
        new(T.Atan2(y.Value, x.Value), (x.Value * y.Tangent - y.Value * x.Tangent) / (x.Value * x.Value + y.Value * y.Value));

    /// <summary>Of a positive base.</summary>
    public static Dual<T> Pow(Dual<T> x, Dual<T> y)
    {
        T z = T.Pow(x.Value, y.Value);
        return new(z, y.Value * T.Pow(x.Value, y.Value - T.One) * x.Tangent + z * T.Log(x.Value) * y.Tangent);
    }

    public static Dual<T> Abs(Dual<T> x) => new(T.Abs(x.Value), x.Value == T.Zero ? T.Zero : x.Value > T.Zero ? x.Tangent : -x.Tangent);

    public static Dual<T> Floor(Dual<T> x) => new(T.Floor(x.Value), T.Zero);

    public static Dual<T> Max(Dual<T> x, Dual<T> y) => new(T.Max(x.Value, y.Value), x.Value == y.Value ? Tie(x, y) : x.Value > y.Value ? x.Tangent : y.Tangent);

    public static Dual<T> Min(Dual<T> x, Dual<T> y) => new(T.Min(x.Value, y.Value), x.Value == y.Value ? Tie(x, y) : x.Value < y.Value ? x.Tangent : y.Tangent);

    /// <summary>An operand that does not move wins; two that do get one half each.</summary>
    private static T Tie(Dual<T> x, Dual<T> y) =>
        x.Tangent == T.Zero || y.Tangent == T.Zero ? T.Zero : (x.Tangent + y.Tangent) / s_two;
}
