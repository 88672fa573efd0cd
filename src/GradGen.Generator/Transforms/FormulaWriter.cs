using System;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>Writes a rule's partial derivative as operations, for given operands and result.</summary>
internal sealed class FormulaWriter(Algebra algebra, ScalarType type, EquatableArray<Operand> operands, Operand result)
{
    /// <summary>seed · formula, with the seed taken inside: a quotient stays one division, a piecewise constant becomes a choice of seeds (never 0 · ∞).</summary>
    public Operand Scale(Operand seed, Formula formula) => formula switch
    {
        Number { Value: var value } => algebra.Multiply(Constant.Real(type, value), seed),
        Negation { Inner: var inner } => algebra.Negate(Scale(seed, inner)),
        Conditional conditional => algebra.Select(Write(conditional.Condition), Scale(seed, conditional.Then), Scale(seed, conditional.Otherwise)),
        Arithmetic { Operator: Operator.Multiply } product => algebra.Multiply(Scale(seed, product.Left), Write(product.Right)),
        Arithmetic { Operator: Operator.Divide } quotient => algebra.Divide(Scale(seed, quotient.Left), Write(quotient.Right)),
        _ => algebra.Multiply(seed, Write(formula)),
    };

    private Operand Write(Formula formula) => formula switch
    {
        Argument { Index: var index } => operands[index],
        Real { Inner: var integer } => algebra.Convert(Write(integer), type),
        Outcome => result,
        Number { Value: var value } => Constant.Real(type, value),
        Negation { Inner: var inner } => algebra.Negate(Write(inner)),
        FunctionCall call => algebra.Call(call.Function, call.Arguments.Select(Write).ToEquatableArray(), type),
        Conditional conditional => algebra.Select(Write(conditional.Condition), Write(conditional.Then), Write(conditional.Otherwise)),
        Arithmetic arithmetic => Write(arithmetic),
        _ => throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}."),
    };

    private Operand Write(Arithmetic arithmetic)
    {
        Operand left = Write(arithmetic.Left), right = Write(arithmetic.Right);
        return arithmetic.Operator switch
        {
            Operator.Add => algebra.Add(left, right),
            Operator.Subtract => algebra.Subtract(left, right),
            Operator.Multiply => algebra.Multiply(left, right),
            Operator.Divide => algebra.Divide(left, right),
            _ => throw new InvalidOperationException($"Unknown arithmetic {arithmetic.Operator}."),
        };
    }

    private Operand Write(Condition condition) => algebra.Compare(condition.Operator, Write(condition.Left), Write(condition.Right));
}
