using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>
/// Four vectors, so that what one instruction does to a vector does not wait for what it did to the one before. Operators and functions do to each lane what those of <see cref="Vector{T}"/> do.
/// For generated code.
/// </summary>
/// <typeparam name="T">The scalars in the lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Vectors<T> : System.IEquatable<Vectors<T>>
    where T : struct
{
    internal readonly Vector<T> A, B, C, D;

    /// <summary>The scalar in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vectors(T scalar)
    {
        A = new Vector<T>(scalar);
        B = A;
        C = A;
        D = A;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vectors(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> d)
    {
        A = a;
        B = b;
        C = c;
        D = d;
    }

    /// <summary>How many lanes there are.</summary>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * Vector<T>.Count;
    }

    /// <summary>0 in every lane.</summary>
    public static Vectors<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <summary>1 in every lane.</summary>
    public static Vectors<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector<T>.One, Vector<T>.One, Vector<T>.One, Vector<T>.One);
    }

    /// <summary>x + y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator +(Vectors<T> x, Vectors<T> y) => new(x.A + y.A, x.B + y.B, x.C + y.C, x.D + y.D);

    /// <summary>x - y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator -(Vectors<T> x, Vectors<T> y) => new(x.A - y.A, x.B - y.B, x.C - y.C, x.D - y.D);

    /// <summary>x * y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator *(Vectors<T> x, Vectors<T> y) => new(x.A * y.A, x.B * y.B, x.C * y.C, x.D * y.D);

    /// <summary>x / y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator /(Vectors<T> x, Vectors<T> y) => new(x.A / y.A, x.B / y.B, x.C / y.C, x.D / y.D);

    /// <summary>x &amp; y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator &(Vectors<T> x, Vectors<T> y) => new(x.A & y.A, x.B & y.B, x.C & y.C, x.D & y.D);

    /// <summary>x | y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator |(Vectors<T> x, Vectors<T> y) => new(x.A | y.A, x.B | y.B, x.C | y.C, x.D | y.D);

    /// <summary>x ^ y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator ^(Vectors<T> x, Vectors<T> y) => new(x.A ^ y.A, x.B ^ y.B, x.C ^ y.C, x.D ^ y.D);

    /// <summary>x * y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator *(Vectors<T> x, T y) => new(x.A * y, x.B * y, x.C * y, x.D * y);

    /// <summary>x * y in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator *(T x, Vectors<T> y) => new(x * y.A, x * y.B, x * y.C, x * y.D);

    /// <summary>-x in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator -(Vectors<T> x) => new(-x.A, -x.B, -x.C, -x.D);

    /// <summary>~x in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vectors<T> operator ~(Vectors<T> x) => new(~x.A, ~x.B, ~x.C, ~x.D);

    /// <summary>True when all lanes are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator ==(Vectors<T> x, Vectors<T> y) => x.A == y.A && x.B == y.B && x.C == y.C && x.D == y.D;

    /// <summary>True when a lane differs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator !=(Vectors<T> x, Vectors<T> y) => !(x == y);

    /// <inheritdoc/>
    public bool Equals(Vectors<T> other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Vectors<T> other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (A, B, C, D).GetHashCode();
}
