using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Unary and binary operators: of numbers, of types with source, of types from outside.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>A sum may be thousands of terms long: what stands first is lowered first, not inside what follows.</summary>
    private Term Binary(IBinaryOperation binary, string name)
    {
        var following = new Stack<IBinaryOperation>();
        while (binary is { LeftOperand: IBinaryOperation { ConstantValue.HasValue: false } first } && TakesTerms(binary))
        {
            following.Push(binary);
            binary = first;
        }
        Term result = TakesTerms(binary) ? Binary(binary, Expression(binary.LeftOperand), following.Count == 0 ? name : "") : OtherBinary(binary, following.Count == 0 ? name : "");
        while (following.Count > 0)
        {
            binary = following.Pop();
            result = Binary(binary, result, following.Count == 0 ? name : "");
        }
        return result;
    }

    /// <summary>True when what is to the left is read as any value is.</summary>
    private bool TakesTerms(IBinaryOperation binary) => !binary.IsLifted && binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        && ((binary.OperatorMethod is IMethodSymbol method && Builtin(method) is null) || (ScalarOf(binary.Type) is not null && !IsOpaque(binary.LeftOperand) && !IsOpaque(binary.RightOperand)));

    private Term Binary(IBinaryOperation binary, Term left, string name)
    {
        if (binary.OperatorMethod is IMethodSymbol method && Builtin(method) is null)
            return OperatorCall(binary, method, [left, Expression(binary.RightOperand)], name);
        return ScalarBinary(binary, ScalarOf(binary.Type)!, Scalar(left, binary.LeftOperand), name);
    }

    private Term OtherBinary(IBinaryOperation binary, string name)
    {
        if (binary.IsLifted && !(binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && (IsNull(binary.LeftOperand) || IsNull(binary.RightOperand))))
            return LiftedBinary(binary, name);
        if (RecordComparison(binary) is Operand comparison)
            return new Atom(comparison);
        if (binary.OperatorMethod is IMethodSymbol method && Builtin(method) is null)
            return OperatorCall(binary, method, [Expression(binary.LeftOperand), Expression(binary.RightOperand)], name);
        if (NullTest(binary) is Operand test)
            return new Atom(test);
        if (ScalarOf(binary.Type) is not ScalarType type || IsOpaque(binary.LeftOperand) || IsOpaque(binary.RightOperand))
            return OpaqueBinary(binary, name);
        return ScalarBinary(binary, type, Scalar(binary.LeftOperand), name);
    }

    private Term ScalarBinary(IBinaryOperation binary, ScalarType type, Operand left, string name)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd)
            return Choose(binary.Syntax, left, () => Expression(binary.RightOperand), () => new Atom(Constant.False), new AtomForm(type), name)!;
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalOr)
            return Choose(binary.Syntax, left, () => new Atom(Constant.True), () => Expression(binary.RightOperand), new AtomForm(type), name)!;
        Operand right = Scalar(binary.RightOperand);
        return new Atom(Overflowing(binary.IsChecked, () => Binary(binary, binary.OperatorKind, type, left, right, name)));
    }

    private bool IsOpaque(IOperation operand) => FormOf(operand.Type) is AtomForm { Type: OpaqueType };

    private Term OpaqueBinary(IBinaryOperation binary, string name) => binary.Syntax is BinaryExpressionSyntax syntax
        ? OpaqueOperator(binary, "(", binary.LeftOperand, $" {syntax.OperatorToken.ValueText} ", binary.RightOperand, name)
        : throw Fence.Refuse(binary);

    private Operand Binary(IOperation operation, BinaryOperatorKind kind, ScalarType type, Operand left, Operand right, string name)
    {
        if (OperatorOf(kind) is not Operator @operator)
            throw Fence.Refuse(operation);
        bool shift = @operator is Operator.ShiftLeft or Operator.ShiftRight or Operator.UnsignedShiftRight;
        if (left.Type is not ScalarType || (shift ? !right.Type.Equals(ScalarType.Int32) : !left.Type.Equals(right.Type)))
            throw Fence.Refuse(operation);
        bool rounds = RoundsByConstant(@operator, left, right);
        Value result = _builder.Compute(@operator, type, [left, right], rounds ? "" : name);
        return rounds ? _builder.Apply("Stop", type, [result], name) : result;
    }

    /// <summary>
    /// True for (x + c) - c with a great c, 1.5 · 2⁵² say: what is left of x is rounded to what the sum could hold, so that it goes in steps.
    /// In real arithmetic it would be x, and that is not what it is written for.
    /// </summary>
    private bool RoundsByConstant(Operator @operator, Operand left, Operand right)
    {
        if (@operator is not (Operator.Add or Operator.Subtract) || left is not Value sum || right is not Constant { Scalar.IsReal: true } taken)
            return false;
        double constant = @operator is Operator.Subtract ? taken.RealValue : -taken.RealValue;
        bool isAdded = _builder.DefinitionOf(sum) switch
        {
            { Operator: Operator.Add, Operands: [var a, var b] } => Is(a, constant) || Is(b, constant),
            { Operator: Operator.Subtract, Operands: [_, var b] } => Is(b, -constant),
            _ => _builder.ApplicationOf(sum) is { Function: "FusedMultiplyAdd" or "MultiplyAddEstimate", Operands: [_, _, var c] } && Is(c, constant),
        };
        long bits = System.BitConverter.DoubleToInt64Bits(constant), fraction = bits & 0xFFFFFFFFFFFFF;
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        return isAdded && (fraction is 0 or 0x8000000000000) && exponent >= (taken.Scalar.Kind is ScalarKind.Single ? 16 : 32);

        static bool Is(Operand operand, double constant) => operand is Constant { Scalar.IsReal: true } own && own.RealValue == constant;
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
        if (unary.OperatorKind is UnaryOperatorKind.Hat)
            return IndexOf(unary.Type, Scalar(unary.Operand), true);
        if (unary.IsLifted)
            return LiftedUnary(unary, name);
        if (unary.OperatorMethod is IMethodSymbol method && Builtin(method) is null)
            return OperatorCall(unary, method, [Expression(unary.Operand)], name);
        if (ScalarOf(unary.Type) is not ScalarType type)
            return unary.Syntax is PrefixUnaryExpressionSyntax syntax ? OpaqueOperator(unary, $"({syntax.OperatorToken.ValueText}", unary.Operand, "", null, name) : throw Fence.Refuse(unary);
        Operand operand = Scalar(unary.Operand);
        return new Atom(unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => Overflowing(unary.IsChecked, () => _builder.Compute(Operator.Negate, type, [operand], name)),
            UnaryOperatorKind.Not when type.Equals(ScalarType.Boolean) => Not(operand),
            UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Not => _builder.Compute(Operator.Complement, type, [operand], name),
            _ => throw Fence.Refuse(unary),
        });
    }

    /// <summary>n &lt; 64 ? stackalloc double[n] : new double[n]: where the memory comes from is not what is computed.</summary>
    private static bool IsChoiceOfPlace(SyntaxNode syntax) => syntax is ConditionalExpressionSyntax
    {
        WhenTrue: StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax onStack },
        WhenFalse: ArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax onHeap },
    } && onStack.IsEquivalentTo(onHeap, topLevel: false);

    private Term Conditional(IConditionalOperation conditional, string name)
    {
        if (conditional.IsRef || conditional.WhenFalse is not IOperation otherwise)
            throw Unsupported(conditional, "A conditional ref", "use an if");
        Form form = FormOf(conditional.Type) ?? throw UnsupportedType(conditional.Type, conditional.Syntax.GetLocation());
        if (IsChoiceOfPlace(conditional.Syntax) && conditional.Condition.Descendants().All(operation => operation is not (IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation)))
            return Converted(conditional.WhenTrue, conditional.Type);
        return Choose(conditional.Syntax, Scalar(conditional.Condition), () => Converted(conditional.WhenTrue, conditional.Type), () => Converted(otherwise, conditional.Type), form, name)!;
    }

    /// <summary>The operator of numbers that a method is: of an interface of generic mathematics, called with numbers; null for another.</summary>
    private ITypeSymbol? Builtin(IMethodSymbol method) => method is { IsAbstract: true, IsStatic: true } or { IsVirtual: true, IsStatic: true } && method.Parameters.All(parameter => ScalarOf(parameter.Type) is not null) && ScalarOf(method.ReturnType) is not null
        ? Resolve(method.Parameters[0].Type)
        : null;

    /// <summary>An operator, or conversion, that is a method.</summary>
    private Term OperatorCall(IOperation operation, IMethodSymbol method, Term[] operands, string name)
    {
        method = Implementation(method, null);
        if (VectorOperator(method, operands, operation.Syntax, name) is Term known)
            return known;
        if (Session.Source(method, session) is SyntaxNode source)
        {
            if (_inlined.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default))
                throw Unsupported(operation, "An operator that calls itself", "make it a method");
            _inlined.Push(method.OriginalDefinition);
            Term? result = Attempt(
                () => Inline(method, source, null, [.. operands.Select((operand, i) => new Argument(i, operand, null))], name, operation.Syntax.GetLocation()),
                refusal => operands.All(operand => operand is Atom { Operand.Type: OpaqueType }) && CanName(method) ? OpaqueOperator(operation, method, operands, name, refusal.Diagnostic) : throw refusal);
            _inlined.Pop();
            return result ?? throw new Refusal(null);
        }
        if (operands.Any(operand => operand is not (Atom or Aggregate)))
            throw Fence.Refuse(operation);
        return OpaqueOperator(operation, method, operands, name, null);
    }

    /// <summary>An operator whose code is not known here, as C# text.</summary>
    private Term OpaqueOperator(IOperation operation, IMethodSymbol method, Term[] operands, string name, Diagnostic? lost)
    {
        if (lost is not null)
            session.Foreign ??= operation.Syntax.GetLocation();
        var text = new CodeText(this);
        (string before, string between) = operation.Syntax switch
        {
            BinaryExpressionSyntax syntax => ("(", $" {syntax.OperatorToken.ValueText} "),
            AssignmentExpressionSyntax syntax => ("(", $" {syntax.OperatorToken.ValueText.TrimEnd('=')} "),
            PrefixUnaryExpressionSyntax syntax => ($"({syntax.OperatorToken.ValueText}", ""),
            _ when method.MethodKind == MethodKind.Conversion => ($"(({TypeName(method.ReturnType)})", ""),
            _ => throw Fence.Refuse(operation),
        };
        text.Add(before);
        for (int i = 0; i < operands.Length; i++)
        {
            text.Add(i > 0 ? between : "");
            text.Add(operands[i], method.Parameters[i].Type, operation.Syntax);
        }
        text.Add(")");
        return Opaque(method.ReturnType, text.Pieces, text.Operands, operation.Syntax, name: name, lost: lost ?? Refusal(method, operation.Syntax));
    }

    private Term OpaqueCompound(ICompoundAssignmentOperation assignment, Term left, string name)
    {
        if (FormOf(assignment.Target.Type) is not AtomForm { Type: OpaqueType } || assignment.Syntax is not AssignmentExpressionSyntax syntax)
            throw Fence.Refuse(assignment);
        var text = new CodeText(this);
        text.Add("(");
        text.Add(left, assignment.Target.Type, assignment.Syntax);
        text.Add($" {syntax.OperatorToken.ValueText.TrimEnd('=')} ");
        text.AddValue(assignment.Value);
        text.Add(")");
        return Opaque(assignment.Type, text.Pieces, text.Operands, assignment.Syntax, name: name);
    }
}
