using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>
/// The parts of a vector, or one number, as operands. Operators and functions of it write operations, part by part; one number goes with each part of the other operand.
/// A literal takes the type of what it is computed with.
/// </summary>
internal sealed class Lanes
{
    private readonly Arithmetic? _arithmetic;
    private readonly Operand[] _operands;

    public Lanes(Arithmetic? arithmetic, params Operand[] operands) => (_arithmetic, _operands) = (arithmetic, operands);

    public static implicit operator Lanes(double literal) => new(null, Constant.Real(ScalarType.Double, literal));

    public static implicit operator Lanes(bool literal) => new(null, Constant.Boolean(literal));

    public int Count => _operands.Length;

    public Lanes X => this[0];

    public Lanes Y => this[1];

    public Lanes Z => this[2];

    public Lanes W => this[3];

    public Lanes this[int part] => new(_arithmetic, _operands[part]);

    /// <summary>Parts in the order given.</summary>
    public Lanes Pick(params int[] parts) => new(_arithmetic, [.. parts.Select(part => _operands[part])]);

    /// <summary>Some parts that follow each other.</summary>
    public Lanes Part(int start, int count) => new(_arithmetic, [.. _operands.Skip(start).Take(count)]);

    /// <summary>The parts of all, one after the other.</summary>
    public static Lanes Join(params Lanes[] all)
    {
        Arithmetic? arithmetic = all.Select(lanes => lanes._arithmetic).FirstOrDefault(found => found is not null);
        return new Lanes(arithmetic, [.. all.SelectMany(lanes => arithmetic is null ? lanes._operands : lanes.In(arithmetic))]);
    }

    /// <summary>A number as often as a vector has parts.</summary>
    public static Lanes Fill(Lanes number, int count) => Join([.. Enumerable.Repeat(number, count)]);

    public static Lanes operator +(Lanes a, Lanes b) => Compute(Operator.Add, a, b);

    public static Lanes operator -(Lanes a, Lanes b) => Compute(Operator.Subtract, a, b);

    public static Lanes operator *(Lanes a, Lanes b) => Compute(Operator.Multiply, a, b);

    public static Lanes operator /(Lanes a, Lanes b) => Compute(Operator.Divide, a, b);

    public static Lanes operator -(Lanes a) => a.Each(operand =>
        operand is Constant { Scalar.IsReal: true } literal ? Constant.Real(literal.Scalar, -literal.RealValue) : a._arithmetic!.Builder.Compute(Operator.Negate, operand.Type, [operand]));

    public static Lanes operator !(Lanes a) => a.Each(operand => a._arithmetic!.Builder.Compute(Operator.Not, ScalarType.Boolean, [operand]));

    public static Lanes operator &(Lanes a, Lanes b) => Compute(Operator.BitAnd, a, b);

    public static Lanes operator |(Lanes a, Lanes b) => Compute(Operator.BitOr, a, b);

    public static Lanes operator <(Lanes a, Lanes b) => Compute(Operator.Less, a, b);

    public static Lanes operator >(Lanes a, Lanes b) => Compute(Operator.Greater, a, b);

    public static Lanes operator <=(Lanes a, Lanes b) => Compute(Operator.LessOrEqual, a, b);

    public static Lanes operator >=(Lanes a, Lanes b) => Compute(Operator.GreaterOrEqual, a, b);

    public static Lanes Equal(Lanes a, Lanes b) => Compute(Operator.Equal, a, b);

    public static Lanes All(Lanes conditions) => Fold(conditions, (a, b) => a & b);

    public static Lanes Any(Lanes conditions) => Fold(conditions, (a, b) => a | b);

    /// <summary>A function of the rule table.</summary>
    public static Lanes Apply(string function, params Lanes[] arguments) => Apply(function, null, arguments);

    /// <summary>A test of the catalogue.</summary>
    public static Lanes Test(string function, Lanes a) => Apply(function, ScalarType.Boolean, a);

    public static Lanes Sqrt(Lanes a) => Apply("Sqrt", a);

    public static Lanes Abs(Lanes a) => Apply("Abs", a);

    public static Lanes Sin(Lanes a) => Apply("Sin", a);

    public static Lanes Cos(Lanes a) => Apply("Cos", a);

    /// <summary>a · b + c, rounded once where the hardware does so.</summary>
    public static Lanes Fused(Lanes a, Lanes b, Lanes c) =>
        ArithmeticOf(a, b, c).IsFused ? Apply("MultiplyAddEstimate", a, b, c) : (a * b) + c;

    /// <summary>The sum of the parts in the order in which .NET adds lanes: in pairs.</summary>
    public static Lanes Sum(Lanes a) => a.Count switch
    {
        2 => a.X + a.Y,
        3 => a.X + a.Y + a.Z,
        _ => a.X + a.Y + (a.Z + a.W),
    };

    public static Lanes Dot(Lanes a, Lanes b) => Sum(a * b);

    public static Lanes Length(Lanes a) => Sqrt(Dot(a, a));

    public static Lanes Normalize(Lanes a) => a / Length(a);

    /// <summary>The same number, as a constant.</summary>
    public static Lanes Stop(Lanes a) => Apply("Stop", a);

    /// <summary>One or the other; both are computed.</summary>
    public static Lanes Select(Lanes condition, Lanes then, Lanes otherwise) =>
        Zip([condition, then, otherwise], (arithmetic, operands) => arithmetic.Builder.Compute(Operator.Select, operands[1].Type, operands));

    /// <summary>One or the other; only that one is computed.</summary>
    public static Lanes Choose(Lanes condition, Func<Lanes> then, Func<Lanes> otherwise)
    {
        Arithmetic arithmetic = ArithmeticOf(condition);
        Block thenBlock = Close(then), elseBlock = Close(otherwise);
        Value[] results = [.. thenBlock.Yields.Select(operand => arithmetic.Builder.Fresh(operand.Type))];
        arithmetic.Builder.Add(new Branch(results.ToEquatableArray(), condition._operands[0], thenBlock, elseBlock));
        return new Lanes(arithmetic, results);

        Block Close(Func<Lanes> path)
        {
            arithmetic.Builder.OpenBlock();
            Operand[] yields = path().In(arithmetic);
            return arithmetic.Builder.CloseBlock([], yields.ToEquatableArray());
        }
    }

    /// <summary>The operands, literals in the type of the parts.</summary>
    public Operand[] In(Arithmetic arithmetic) =>
        _arithmetic is null ? [.. _operands.Select(operand => operand is Constant { Scalar.IsReal: true } literal ? Constant.Real(arithmetic.Real, literal.RealValue) : operand)] : _operands;

    private Lanes Each(Func<Operand, Operand> compute) => new(_arithmetic, [.. _operands.Select(compute)]);

    private static Lanes Fold(Lanes lanes, Func<Lanes, Lanes, Lanes> join) => Enumerable.Range(1, lanes.Count - 1).Aggregate(lanes[0], (result, part) => join(result, lanes[part]));

    private static Lanes Compute(Operator @operator, Lanes a, Lanes b) => Zip([a, b], (arithmetic, operands) =>
        arithmetic.Builder.Compute(@operator, @operator >= Operator.Equal ? ScalarType.Boolean : operands[0].Type, operands));

    private static Lanes Apply(string function, IrType? type, params Lanes[] arguments) =>
        Zip(arguments, (arithmetic, operands) => arithmetic.Apply(function, type ?? operands[0].Type, operands));

    private static Lanes Zip(Lanes[] all, Func<Arithmetic, EquatableArray<Operand>, Operand> compute)
    {
        Arithmetic arithmetic = ArithmeticOf(all);
        Operand[][] operands = [.. all.Select(lanes => lanes.In(arithmetic))];
        int count = operands.Max(own => own.Length);
        return new Lanes(arithmetic, [.. Enumerable.Range(0, count).Select(part => compute(arithmetic, operands.Select(own => own[own.Length == 1 ? 0 : part]).ToEquatableArray()))]);
    }

    private static Arithmetic ArithmeticOf(params Lanes[] all) => all.Select(lanes => lanes._arithmetic).First(found => found is not null)!;
}
