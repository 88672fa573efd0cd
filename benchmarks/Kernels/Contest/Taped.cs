using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A number on the tape; a constant has no place there, which is 0, so that an array begins with constants.</summary>
public readonly record struct Taped(double Value, int Index) : IScalar<Taped>
{
    public static implicit operator Taped(double value) => new(value, Tape.Constant);

    public static Taped operator +(Taped a, Taped b) => Binary(a.Value + b.Value, a, 1, b, 1);

    public static Taped operator -(Taped a, Taped b) => Binary(a.Value - b.Value, a, 1, b, -1);

    public static Taped operator -(Taped a) => Unary(-a.Value, a, -1);

    public static Taped operator *(Taped a, Taped b) => Binary(a.Value * b.Value, a, b.Value, b, a.Value);

    public static Taped operator /(Taped a, Taped b)
    {
        double quotient = a.Value / b.Value;
        return Binary(quotient, a, 1 / b.Value, b, -quotient / b.Value);
    }

    public static Taped Exp(Taped x)
    {
        double exp = Math.Exp(x.Value);
        return Unary(exp, x, exp);
    }

    public static Taped Log(Taped x) => Unary(Math.Log(x.Value), x, 1 / x.Value);

    public static Taped Sin(Taped x)
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return Unary(sin, x, cos);
    }

    public static Taped Cos(Taped x)
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return Unary(cos, x, -sin);
    }

    public static Taped Sqrt(Taped x)
    {
        double sqrt = Math.Sqrt(x.Value);
        return Unary(sqrt, x, 0.5 / sqrt);
    }

    public static Taped Tanh(Taped x)
    {
        double tanh = Math.Tanh(x.Value);
        return Unary(tanh, x, 1 - tanh * tanh);
    }

    private static Taped Unary(double value, Taped x, double partial) =>
        x.Index == Tape.Constant ? value : new Taped(value, Tape.Current.Push(new(x.Index, partial, Tape.Constant, 0)));

    private static Taped Binary(double value, Taped a, double aPartial, Taped b, double bPartial) =>
        a.Index == Tape.Constant && b.Index == Tape.Constant ? value : new Taped(value, Tape.Current.Push(new(a.Index, aPartial, b.Index, bPartial)));
}
