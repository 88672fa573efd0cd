using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Unary and binary operators.</summary>
internal sealed partial class BodyLowering
{
    private Term Binary(IBinaryOperation binary, string name)
    {
        if (binary.OperatorMethod is not null || binary.IsLifted || Types.Scalar(binary.Type) is not ScalarType type)
            throw Fence.Refuse(binary);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd)
            return Choose(binary.Syntax, Scalar(binary.LeftOperand), () => Expression(binary.RightOperand), () => new Atom(Constant.False), new AtomForm(type), name)!;
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalOr)
            return Choose(binary.Syntax, Scalar(binary.LeftOperand), () => new Atom(Constant.True), () => Expression(binary.RightOperand), new AtomForm(type), name)!;
        CheckOverflow(binary.IsChecked, binary, "Checked arithmetic");
        Operand left = Scalar(binary.LeftOperand);
        Operand right = Scalar(binary.RightOperand);
        return new Atom(Binary(binary, binary.OperatorKind, type, left, right, name));
    }

    private Operand Binary(IOperation operation, BinaryOperatorKind kind, ScalarType type, Operand left, Operand right, string name)
    {
        if (OperatorOf(kind) is not Operator @operator)
            throw Fence.Refuse(operation);
        bool shift = @operator is Operator.ShiftLeft or Operator.ShiftRight or Operator.UnsignedShiftRight;
        if (left.Type is not ScalarType || (shift ? !right.Type.Equals(ScalarType.Int32) : !left.Type.Equals(right.Type)))
            throw Fence.Refuse(operation);
        return _builder.Compute(@operator, type, [left, right], name);
    }

    private static Operator? OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Operator.Add,
        BinaryOperatorKind.Subtract => Operator.Subtract,
        BinaryOperatorKind.Multiply => Operator.Multiply,
        BinaryOperatorKind.Divide => Operator.Divide,
        BinaryOperatorKind.Remainder => Operator.Remainder,
        BinaryOperatorKind.And => Operator.BitAnd,
        BinaryOperatorKind.Or => Operator.BitOr,
        BinaryOperatorKind.ExclusiveOr => Operator.BitXor,
        BinaryOperatorKind.LeftShift => Operator.ShiftLeft,
        BinaryOperatorKind.RightShift => Operator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => Operator.UnsignedShiftRight,
        BinaryOperatorKind.Equals => Operator.Equal,
        BinaryOperatorKind.NotEquals => Operator.NotEqual,
        BinaryOperatorKind.LessThan => Operator.Less,
        BinaryOperatorKind.LessThanOrEqual => Operator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Operator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Operator.GreaterOrEqual,
        _ => null,
    };

    private Term Unary(IUnaryOperation unary, string name)
    {
        if (unary.OperatorMethod is not null || unary.IsLifted || Types.Scalar(unary.Type) is not ScalarType type)
            throw Fence.Refuse(unary);
        CheckOverflow(unary.IsChecked, unary, "Checked arithmetic");
        Operand operand = Scalar(unary.Operand);
        return new Atom(unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => _builder.Compute(Operator.Negate, type, [operand], name),
            UnaryOperatorKind.Not when type.Equals(ScalarType.Boolean) => Not(operand),
            UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Not => _builder.Compute(Operator.Complement, type, [operand], name),
            _ => throw Fence.Refuse(unary),
        });
    }

    private Term Conditional(IConditionalOperation conditional, string name)
    {
        if (conditional.IsRef || conditional.WhenFalse is not IOperation otherwise)
            throw Unsupported(conditional, "A conditional ref", "use an if");
        Form form = Types.Form(conditional.Type) ?? throw UnsupportedType(conditional.Type, conditional.Syntax.GetLocation());
        return Choose(conditional.Syntax, Scalar(conditional.Condition), () => Expression(conditional.WhenTrue), () => Expression(otherwise), form, name)!;
    }
}
