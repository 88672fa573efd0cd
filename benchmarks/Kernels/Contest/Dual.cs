using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A dual number: a value and its tangent in one direction.</summary>
public readonly record struct Dual(double Value, double Tangent) : IScalar<Dual>
{
    public static implicit operator Dual(double value) => new(value, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Tangent + b.Tangent);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Tangent - b.Tangent);

    public static Dual operator -(Dual a) => new(-a.Value, -a.Tangent);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent);

    public static Dual operator /(Dual a, Dual b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a.Tangent - quotient * b.Tangent) / b.Value);
    }

    public static Dual Exp(Dual x)
    {
        double exp = Math.Exp(x.Value);
        return new(exp, exp * x.Tangent);
    }

    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Tangent / x.Value);

    public static Dual Sin(Dual x)
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return new(sin, cos * x.Tangent);
    }

    public static Dual Cos(Dual x)
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return new(cos, -sin * x.Tangent);
    }

    public static Dual Sqrt(Dual x)
    {
        double sqrt = Math.Sqrt(x.Value);
        return new(sqrt, x.Tangent / (2 * sqrt));
    }

    public static Dual Tanh(Dual x)
    {
        double tanh = Math.Tanh(x.Value);
        return new(tanh, (1 - tanh * tanh) * x.Tangent);
    }
}
