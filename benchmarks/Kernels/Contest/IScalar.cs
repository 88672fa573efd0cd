using System.Numerics;

namespace GradGen.Benchmarks.Contest;

/// <summary>A number that an objective may be evaluated with: a double with something that follows it.</summary>
public interface IScalar<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, IScalar<TSelf>
{
    double Value { get; }

    static abstract implicit operator TSelf(double value);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Log(TSelf x);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Tanh(TSelf x);
}
