using System;
using System.Collections.Generic;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Derivative arithmetic: writes operations and simplifies on the way. Here a zero is structural ("no dependence"), so that 0 · x is 0
/// whatever x is; primal arithmetic must never come through here.
/// </summary>
internal sealed class Algebra(IrBuilder builder)
{
    // What the values written here are, to see one step through them: a + (−b), 2 · (3 · x).
    private readonly Dictionary<int, Compute> _definitions = [];

    public static bool IsZero(Operand operand) => operand is Constant { Scalar.IsReal: true, RealValue: 0 };

    private static bool IsOne(Operand operand) => operand is Constant { Scalar.IsReal: true, RealValue: 1 };

    public Operand Add(Operand a, Operand b)
    {
        if (IsZero(a))
            return b;
        if (IsZero(b))
            return a;
        if (a is Constant x && b is Constant y)
            return Constant.Real(x.Scalar, x.RealValue + y.RealValue);
        if (a.Equals(b) || AreSame(a, b))
            return Multiply(Constant.Real((ScalarType)a.Type, 2), a);
        if (Definition(b) is { Operator: Operator.Negate } negated)
            return Write(Operator.Subtract, a, negated.Operands[0]);
        if (Definition(a) is { Operator: Operator.Negate } first)
            return Write(Operator.Subtract, b, first.Operands[0]);
        return a is Constant ? Write(Operator.Add, b, a) : Write(Operator.Add, a, b);
    }

    public Operand Subtract(Operand a, Operand b) => Add(a, Negate(b));

    public Operand Negate(Operand a) => a switch
    {
        Constant x => Constant.Real(x.Scalar, -x.RealValue),
        _ when Definition(a) is { Operator: Operator.Negate } inner => inner.Operands[0],
        _ => Write(Operator.Negate, a),
    };

    public Operand Multiply(Operand a, Operand b)
    {
        if (IsZero(a) || IsZero(b))
            return Constant.Real((ScalarType)a.Type, 0);
        if (b is Constant && a is not Constant)
            return Multiply(b, a);
        if (a is Constant x)
        {
            if (x.RealValue == 1)
                return b;
            if (x.RealValue == -1)
                return Negate(b);
            if (b is Constant y)
                return Constant.Real(x.Scalar, x.RealValue * y.RealValue);
            if (Definition(b) is { Operator: Operator.Multiply } product && product.Operands[0] is Constant inner)
                return Multiply(Constant.Real(x.Scalar, x.RealValue * inner.RealValue), product.Operands[1]);
            if (Definition(b) is { Operator: Operator.Divide } quotient && quotient.Operands[0] is Constant numerator)
                return Divide(Constant.Real(x.Scalar, x.RealValue * numerator.RealValue), quotient.Operands[1]);
        }
        if (Definition(a) is { Operator: Operator.Negate } left)
            return Negate(Multiply(left.Operands[0], b));
        if (Definition(b) is { Operator: Operator.Negate } right)
            return Negate(Multiply(a, right.Operands[0]));
        return Write(Operator.Multiply, a, b);
    }

    public Operand Divide(Operand a, Operand b)
    {
        if (IsZero(a) || b is Constant { RealValue: 1 })
            return a;
        if (a is Constant x && b is Constant y)
            return Constant.Real(x.Scalar, x.RealValue / y.RealValue);
        if (Definition(a) is { Operator: Operator.Negate } negated)
            return Negate(Divide(negated.Operands[0], b));
        return Write(Operator.Divide, a, b);
    }

    public Operand Select(Operand condition, Operand then, Operand otherwise)
    {
        if (condition is Constant known)
            return known.Bits != 0 ? then : otherwise;
        return then.Equals(otherwise) ? then : Write(Operator.Select, then.Type, condition, then, otherwise);
    }

    public Operand Convert(Operand a, ScalarType type) => a switch
    {
        _ when a.Type.Equals(type) => a,
        Constant { Scalar.IsReal: true } x => Constant.Real(type, x.RealValue),
        Constant x when type.IsReal => Constant.Real(type, x.Bits),
        _ => Write(Operator.Convert, type, a),
    };

    /// <summary>
    /// seed · partial, the one place where the chain rule multiplies. Where the partial is infinite although the function is not, a zero seed gives zero.
    /// </summary>
    public Operand Chain(Operand seed, Formula partial, bool isSingular, EquatableArray<Operand> operands, Operand result)
    {
        var type = (ScalarType)seed.Type;
        var environment = new FormulaWriter(this, type, operands, result);
        if (!isSingular || seed is Constant)
            return environment.Scale(seed, partial);
        Operand isZero = Write(Operator.Equal, ScalarType.Boolean, seed, Constant.Real(type, 0));
        return Select(isZero, Constant.Real(type, 0), environment.Scale(seed, partial));
    }

    public Operand Compare(Operator comparison, Operand a, Operand b)
    {
        if (a is not Constant { Scalar.IsReal: true, RealValue: var x } || b is not Constant { RealValue: var y })
            return Write(comparison, ScalarType.Boolean, a, b);
        return Constant.Boolean(comparison switch
        {
            Operator.Equal => x == y,
            Operator.Less => x < y,
            Operator.LessOrEqual => x <= y,
            Operator.Greater => x > y,
            Operator.GreaterOrEqual => x >= y,
            _ => throw new InvalidOperationException($"{comparison} is not a comparison of a formula."),
        });
    }

    /// <summary>The value that the primal has of a function, if it has one.</summary>
    public Func<string, EquatableArray<Operand>, Operand?> Known { get; init; } = (_, _) => null;

    public Operand Call(string function, EquatableArray<Operand> arguments, ScalarType type) =>
        function == "Pow" && arguments[1] is Constant { RealValue: var exponent } && IntegerPower(arguments[0], exponent) is Operand power
            ? power
            : Known(function, arguments) ?? builder.Apply(function, type, arguments);

    /// <summary>A small integer power as products, or null for another exponent.</summary>
    private Operand? IntegerPower(Operand x, double exponent)
    {
        if (exponent is < -8 or > 16 || exponent != Math.Floor(exponent))
            return null;
        Operand one = Constant.Real((ScalarType)x.Type, 1);
        if (exponent < 0)
            return Divide(one, IntegerPower(x, -exponent)!);
        Operand power = one;
        Operand square = x;
        for (int rest = (int)exponent; rest > 0; rest /= 2)
        {
            if (rest % 2 == 1)
                power = IsOne(power) ? square : Multiply(power, square);
            if (rest > 1)
                square = Multiply(square, square);
        }
        return power;
    }

    private bool AreSame(Operand a, Operand b) =>
        Definition(a) is Compute x && Definition(b) is Compute y && x.Operator == y.Operator && x.Operands.Equals(y.Operands);

    private Compute? Definition(Operand operand) => operand is Value value && _definitions.TryGetValue(value.Id, out Compute? op) ? op : null;

    private Operand Write(Operator @operator, params Operand[] operands) => Write(@operator, operands[0].Type, operands);

    private Operand Write(Operator @operator, IrType type, params Operand[] operands)
    {
        var op = new Compute(builder.Fresh(type), @operator, new(operands));
        _definitions.Add(op.Result.Id, op);
        builder.Add(op);
        return op.Result;
    }
}
