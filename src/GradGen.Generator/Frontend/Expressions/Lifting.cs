using System;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Operators of numbers and structs on their nullables: computed where all operands have a value, else null. Comparisons are then false.</summary>
internal sealed partial class BodyLowering
{
    private Term LiftedBinary(IBinaryOperation binary, string name)
    {
        Aggregate left = Nullable(binary.LeftOperand), right = Nullable(binary.RightOperand);
        // false & null is false.
        if (binary.OperatorKind is BinaryOperatorKind.And or BinaryOperatorKind.Or && left.Parts[1].Leaves.First().Type.Equals(ScalarType.Boolean))
            throw Unsupported(binary, "'&' or '|' of bool?", "compare with true or false");
        if (!IsLiftedComparison(binary.OperatorKind))
            return Lift(binary, [left, right], values => LiftedOperator(binary, binary.OperatorMethod, binary.OperatorKind, binary.IsChecked, values, NullableType(binary)), name);
        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        bool isNegated = binary.OperatorKind is BinaryOperatorKind.NotEquals;
        Operand a = Has(left), b = Has(right), both = Combine(Operator.BitAnd, a, b);
        Operand neither = isEquality ? Combine(Operator.BitAnd, Not(a), Not(b)) : Constant.False;
        Term result = Choose(
            binary.Syntax,
            both,
            () => LiftedOperator(binary, binary.OperatorMethod, binary.OperatorKind, false, [left.Parts[1], right.Parts[1]], null),
            () => new Atom(isNegated ? Not(neither) : neither),
            new AtomForm(ScalarType.Boolean),
            name)!;
        return result;
    }

    private Term LiftedUnary(IUnaryOperation unary, string name) => Lift(unary, [Nullable(unary.Operand)], values => unary switch
    {
        { OperatorMethod: IMethodSymbol method } when Builtin(method) is null => OperatorCall(unary, method, values, ""),
        { OperatorKind: UnaryOperatorKind.Plus } => values[0],
        { OperatorKind: UnaryOperatorKind.Minus } when values[0] is Atom { Operand: { Type: ScalarType type } operand } => new Atom(Overflowing(unary.IsChecked, () => _builder.Compute(Operator.Negate, type, [operand]))),
        { OperatorKind: UnaryOperatorKind.BitwiseNegation } when values[0] is Atom { Operand: { Type: ScalarType type } operand } => new Atom(_builder.Compute(Operator.Complement, type, [operand])),
        { OperatorKind: UnaryOperatorKind.Not } when values[0] is Atom { Operand: { Type: ScalarType } operand } => new Atom(Not(operand)),
        _ => throw Fence.Refuse(unary),
    }, name);

    private Term LiftedCompound(ICompoundAssignmentOperation assignment)
    {
        Place place = PlaceOf(assignment.Target);
        Aggregate left = Nullable(Read(place), assignment.Target), right = Nullable(assignment.Value);
        Term value = Convert(
            Lift(assignment, [left, right], values => LiftedOperator(assignment, assignment.OperatorMethod, assignment.OperatorKind, assignment.IsChecked, Promoted(values, assignment), null), NameOf(place)),
            assignment.Target.Type,
            assignment.Syntax);
        Write(place, value);
        return value;
    }

    private Term LiftedIncrement(IIncrementOrDecrementOperation step)
    {
        Place place = PlaceOf(step.Target);
        Aggregate old = Nullable(Read(place), step.Target);
        if (old.Parts[1] is not Atom { Operand.Type: ScalarType type } || step.OperatorMethod is not null)
            throw Fence.Refuse(step);
        Constant one = type.IsReal ? Constant.Real(type, 1) : Constant.Integer(type, 1);
        Operator @operator = step.Kind == OperationKind.Increment ? Operator.Add : Operator.Subtract;
        Term value = Lift(step, [old], values => new Atom(Overflowing(step.IsChecked, () => _builder.Compute(@operator, type, [((Atom)values[0]).Operand, one]))), NameOf(place));
        Write(place, value);
        return step.IsPostfix ? old : value;
    }

    /// <summary>Computes with the values where all are there. What has surely a value needs no test.</summary>
    private Term Lift(IOperation operation, Aggregate[] operands, Func<Term[], Term> compute, string name)
    {
        Operand all = operands.Select(Has).Aggregate((a, b) => Combine(Operator.BitAnd, a, b));
        if (FormOf(operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation ? operands[0].Form.Type : operation.Type) is not AggregateForm { Type: INamedTypeSymbol type } form || !Types.IsNullable(type))
            throw Fence.Refuse(operation);
        return Choose(operation.Syntax, all, () => new Aggregate(form, [new Atom(Constant.True), Convert(compute([.. operands.Select(operand => operand.Parts[1])]), type.TypeArguments[0], operation.Syntax)]), () => Default(form), form, name)!;
    }

    private Term LiftedOperator(IOperation operation, IMethodSymbol? method, BinaryOperatorKind kind, bool isChecked, Term[] values, ITypeSymbol? type)
    {
        if (method is not null && Builtin(method) is null)
            return OperatorCall(operation, method, values, "");
        if (values is not [Atom { Operand: { Type: ScalarType own } left }, Atom { Operand: { Type: ScalarType } right }] || (own.Equals(ScalarType.Boolean) && !IsLiftedComparison(kind)))
            throw Fence.Refuse(operation);
        ScalarType result = IsLiftedComparison(kind) ? ScalarType.Boolean : ScalarOf(type) ?? own;
        return new Atom(Overflowing(isChecked, () => Binary(operation, kind, result, left, right, "")));
    }

    /// <summary>The left side of a compound assignment, in the type of the right one, in which it is computed.</summary>
    private Term[] Promoted(Term[] values, ICompoundAssignmentOperation assignment) => values is [Atom { Operand: { Type: ScalarType own } left }, Atom { Operand: { Type: ScalarType } right }]
        ? [new Atom(Convert(left, Computed(assignment.OperatorKind, own, right), assignment.Syntax)), values[1]]
        : values;

    private ITypeSymbol? NullableType(IOperation operation) => Resolve(operation.Type) is INamedTypeSymbol type && Types.IsNullable(type) ? type.TypeArguments[0] : null;

    private void CheckPresent(Aggregate nullable, SyntaxNode place) => ThrowUnless(Has(nullable), "new global::System.InvalidOperationException(\"Nullable object must have a value.\")", place);

    private static Operand Has(Aggregate nullable) => ((Atom)nullable.Parts[0]).Operand;

    private Aggregate Nullable(IOperation operand) => Nullable(Expression(operand), operand);

    private static Aggregate Nullable(Term value, IOperation operand) => value is Aggregate nullable && IsNullableValue(nullable) ? nullable : throw Fence.Refuse(operand);

    private static bool IsLiftedComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
}
