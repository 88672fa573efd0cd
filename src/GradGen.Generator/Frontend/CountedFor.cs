using System;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>A for statement that counts: nothing in its body changes the counter, the bound or the number of iterations.</summary>
/// <param name="Counter">Its counter.</param>
/// <param name="Bound">What the counter is compared with.</param>
/// <param name="Comparison">How.</param>
/// <param name="Step">What the counter advances by; where that is no constant, its sign.</param>
/// <param name="Stride">How far the counter advances, where that is no constant: a number that must be positive.</param>
internal sealed record CountedFor(ILocalSymbol Counter, IOperation Bound, Operator Comparison, long Step, IOperation? Stride)
{
    public static CountedFor? Find(IForLoopOperation loop)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition || loop.AtLoopBottom.Length != 1
            || loop.AtLoopBottom[0] is not IExpressionStatementOperation bottom)
            return null;
        if (Advance(bottom.Operation) is not (ILocalSymbol counter, long step, var stride) || !loop.Locals.Contains(counter, SymbolEqualityComparer.Default)
            || counter.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
            return null;
        if (!IsInitialised(loop, counter))
            return null;

        (IOperation Bound, Operator Comparison)? test = Test(condition, counter);
        if (test is not (IOperation bound, Operator comparison) || !SymbolEqualityComparer.Default.Equals(bound.Type, counter.Type))
            return null;
        bool up = comparison is Operator.Less or Operator.LessOrEqual;
        var assigned = new Assignments(loop.Body, condition);
        if (step == 0 || up != step > 0 || assigned.Contains(counter) || !IsFixed(bound, counter, assigned) || LeavesLoop(loop))
            return null;
        if (stride is not null && (counter.Type.SpecialType != SpecialType.System_Int32 || !SymbolEqualityComparer.Default.Equals(stride.Type, counter.Type) || !IsFixedStride(stride, counter, assigned)))
            return null;
        return new CountedFor(counter, bound, comparison, step, stride);
    }

    private static bool IsInitialised(IForLoopOperation loop, ILocalSymbol counter) =>
        loop.Before.OfType<IVariableDeclarationGroupOperation>().SelectMany(group => group.Declarations).SelectMany(declaration => declaration.Declarators)
            .Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, counter) && declarator.GetVariableInitializer() is not null);

    private static (ILocalSymbol Counter, long Step, IOperation? Stride)? Advance(IOperation increment) => increment switch
    {
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation local, OperatorMethod: null, IsLifted: false } step =>
            (local.Local, step.Kind == OperationKind.Increment ? 1 : -1, null),
        ICompoundAssignmentOperation { Target: ILocalReferenceOperation local, OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum =>
            Advance(local.Local, sum.OperatorKind, sum.Value),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Value: IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand: ILocalReferenceOperation left } sum }
            when SymbolEqualityComparer.Default.Equals(local.Local, left.Local) =>
            Advance(local.Local, sum.OperatorKind, sum.RightOperand),
        _ => null,
    };

    private static (ILocalSymbol Counter, long Step, IOperation? Stride) Advance(ILocalSymbol counter, BinaryOperatorKind kind, IOperation by)
    {
        int sign = kind == BinaryOperatorKind.Add ? 1 : -1;
        return Integer(by) is long value ? (counter, sign * value, null) : (counter, sign, by);
    }

    /// <summary>True when the stride can be computed before the loop, also one that has no iteration.</summary>
    private static bool IsFixedStride(IOperation stride, ILocalSymbol counter, Assignments assigned) => IsFixed(stride, counter, assigned) && stride.DescendantsAndSelf().All(operation => operation switch
    {
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IBinaryOperation { IsChecked: false, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } => true,
        IConversionOperation { IsChecked: false } conversion => conversion.IsImplicit,
        _ => false,
    });

    private static long? Integer(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int or long or short or byte or sbyte or ushort }
        ? Convert.ToInt64(operation.ConstantValue.Value, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static (IOperation Bound, Operator Comparison)? Test(IBinaryOperation condition, ILocalSymbol counter)
    {
        if (IsCounter(condition.LeftOperand))
        {
            return condition.OperatorKind switch
            {
                BinaryOperatorKind.LessThan => (condition.RightOperand, Operator.Less),
                BinaryOperatorKind.LessThanOrEqual => (condition.RightOperand, Operator.LessOrEqual),
                BinaryOperatorKind.GreaterThan => (condition.RightOperand, Operator.Greater),
                BinaryOperatorKind.GreaterThanOrEqual => (condition.RightOperand, Operator.GreaterOrEqual),
                _ => null,
            };
        }
        if (!IsCounter(condition.RightOperand))
            return null;
        return condition.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan => (condition.LeftOperand, Operator.Less),
            BinaryOperatorKind.GreaterThanOrEqual => (condition.LeftOperand, Operator.LessOrEqual),
            BinaryOperatorKind.LessThan => (condition.LeftOperand, Operator.Greater),
            BinaryOperatorKind.LessThanOrEqual => (condition.LeftOperand, Operator.GreaterOrEqual),
            _ => null,
        };

        bool IsCounter(IOperation side) => side is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter);
    }

    /// <summary>True when the expression has one value before and during the loop, and no effect.</summary>
    private static bool IsFixed(IOperation bound, ILocalSymbol counter, Assignments assigned) => bound.ConstantValue.HasValue || bound switch
    {
        ILocalReferenceOperation local => !SymbolEqualityComparer.Default.Equals(local.Local, counter) && !assigned.Contains(local.Local),
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.None && !assigned.Contains(parameter.Parameter),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: IArrayElementReferenceOperation { ArrayReference: IOperation table, Indices: [IOperation row] } } => !assigned.AssignsRows && IsFixed(table, counter, assigned) && IsFixed(row, counter, assigned),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: IOperation instance, Arguments.Length: 0 } => (instance.Type is IArrayTypeSymbol || Types.SpanShape(instance.Type) is not null) && IsFixed(instance, counter, assigned),
        IInvocationOperation { TargetMethod.Name: "GetLength" or "GetUpperBound", Instance: { Type: IArrayTypeSymbol } instance, Arguments: [{ Value.ConstantValue.HasValue: true }] } => IsFixed(instance, counter, assigned),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } => true,
        IBinaryOperation { OperatorMethod: null } binary => IsFixed(binary.LeftOperand, counter, assigned) && IsFixed(binary.RightOperand, counter, assigned),
        IUnaryOperation { OperatorMethod: null } unary => IsFixed(unary.Operand, counter, assigned),
        IConversionOperation { OperatorMethod: null } conversion => IsFixed(conversion.Operand, counter, assigned),
        IParenthesizedOperation parenthesized => IsFixed(parenthesized.Operand, counter, assigned),
        IConditionalOperation { WhenFalse: IOperation otherwise } conditional => IsFixed(conditional.Condition, counter, assigned) && IsFixed(conditional.WhenTrue, counter, assigned) && IsFixed(otherwise, counter, assigned),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: "Math" or "MathF", ContainingNamespace.Name: "System" } } } call => call.Arguments.All(argument => IsFixed(argument.Value, counter, assigned)),
        _ => false,
    };

    /// <summary>True when the body holds a return, a goto, or a break of this loop.</summary>
    private static bool LeavesLoop(IForLoopOperation loop) => Exits.HasReturn(loop.Body) || Exits.HasBreak(loop) || Exits.HasJump(loop);
}
