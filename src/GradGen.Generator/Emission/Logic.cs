using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Conditions in the form that a person writes.</summary>
internal static class Logic
{
    /// <summary>A choice; with a literal arm it becomes a logical operator.</summary>
    public static Expression Choose(Expression condition, Expression then, Expression otherwise) => (then, otherwise) switch
    {
        (Leaf { Operand: var a }, Leaf { Operand: var b }) when a == Constant.True && b == Constant.False => condition,
        (Leaf { Operand: var a }, Leaf { Operand: var b }) when a == Constant.False && b == Constant.True => Not(condition),
        (_, Leaf { Operand: var b }) when b == Constant.False => new Logical(true, condition, then),
        (Leaf { Operand: var a }, _) when a == Constant.True => new Logical(false, condition, otherwise),
        (Leaf { Operand: var a }, _) when a == Constant.False => new Logical(true, Not(condition), otherwise),
        (_, Leaf { Operand: var b }) when b == Constant.True => new Logical(false, Not(condition), then),
        _ => new Conditional(condition, then, otherwise),
    };

    /// <summary>The opposite. A comparison of reals is not turned round: NaN makes both it and its reverse false.</summary>
    public static Expression Not(Expression condition)
    {
        if (condition is Operation { Operator: Operator.Not } not)
            return not.Operands[0];
        if (condition is Leaf { Operand: Constant constant })
            return new Leaf(Constant.Boolean(constant.Bits == 0));
        if (condition is Operation comparison && Opposite(comparison.Operator) is { } opposite)
            if (!comparison.Operands[0].Type.IsReal || comparison.Operator is Operator.Equal or Operator.NotEqual)
                return comparison with { Operator = opposite };
        return new Operation(Operator.Not, ScalarType.Boolean, [condition]);
    }

    private static Operator? Opposite(Operator comparison) => comparison switch
    {
        Operator.Equal => Operator.NotEqual,
        Operator.NotEqual => Operator.Equal,
        Operator.Less => Operator.GreaterOrEqual,
        Operator.LessOrEqual => Operator.Greater,
        Operator.Greater => Operator.LessOrEqual,
        Operator.GreaterOrEqual => Operator.Less,
        _ => null,
    };
}
