using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A number that nothing follows: an objective over these is the primal.</summary>
public readonly record struct Plain(double Value) : IScalar<Plain>
{
    public static implicit operator Plain(double value) => new(value);

    public static Plain operator +(Plain a, Plain b) => a.Value + b.Value;

    public static Plain operator -(Plain a, Plain b) => a.Value - b.Value;

    public static Plain operator -(Plain a) => -a.Value;

    public static Plain operator *(Plain a, Plain b) => a.Value * b.Value;

    public static Plain operator /(Plain a, Plain b) => a.Value / b.Value;

    public static Plain Exp(Plain x) => Math.Exp(x.Value);

    public static Plain Log(Plain x) => Math.Log(x.Value);

    public static Plain Sin(Plain x) => Math.Sin(x.Value);

    public static Plain Cos(Plain x) => Math.Cos(x.Value);

    public static Plain Sqrt(Plain x) => Math.Sqrt(x.Value);

    public static Plain Tanh(Plain x) => Math.Tanh(x.Value);
}
