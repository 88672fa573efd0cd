using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Emission;

/// <summary>Expressions as C# writes them, with the parentheses that are needed and no others.</summary>
internal sealed class ExpressionText(Variables variables, FrameworkNames names, ConsumerFeatures features)
{
    public const int Additive = 12;

    private const int Choice = 2, Or = 4, And = 5, Equality = 9, Multiplicative = 13, Unary = 14, Primary = 15;

    // Whether overflow is checked by what is written around the expression; null where the project decides.
    private bool? _written;

    /// <param name="expression">The expression.</param>
    /// <param name="around">How tightly the place binds; what binds less is put in parentheses.</param>
    public string Of(Expression expression, int around = 0)
    {
        (string text, int binding) = Print(expression);
        return binding < around ? $"({text})" : text;
    }

    public string Of(Operand operand) => Of(new Leaf(operand));

    /// <summary>In a list, a comparison is set apart: "a &lt; b, c &gt; (d)" would be read as a generic call.</summary>
    public string InList(Expression expression) => Of(expression, expression is Operation { Operator: Operator.Less } ? Primary : 0);

    /// <summary>The symbol of a binary operator, or null.</summary>
    public static string? Symbol(Operator @operator) => Find(@operator)?.Symbol;

    private static (string Symbol, int Binding)? Find(Operator @operator) => @operator switch
    {
        Operator.Multiply => ("*", Multiplicative),
        Operator.Divide => ("/", Multiplicative),
        Operator.Remainder => ("%", Multiplicative),
        Operator.Add => ("+", Additive),
        Operator.Subtract => ("-", Additive),
        Operator.ShiftLeft => ("<<", 11),
        Operator.ShiftRight => (">>", 11),
        Operator.UnsignedShiftRight => (">>>", 11),
        Operator.Less => ("<", 10),
        Operator.LessOrEqual => ("<=", 10),
        Operator.Greater => (">", 10),
        Operator.GreaterOrEqual => (">=", 10),
        Operator.Equal => ("==", 9),
        Operator.NotEqual => ("!=", 9),
        Operator.BitAnd => ("&", 8),
        Operator.BitXor => ("^", 7),
        Operator.BitOr => ("|", 6),
        _ => null,
    };

    private (string Text, int Binding) Print(Expression expression)
    {
        switch (expression)
        {
            case Leaf { Operand: Constant constant }:
                string literal = LiteralText.Of(constant);
                return (literal, literal[0] is '-' or '(' ? Unary : Primary);
            case Leaf { Operand: External external }:
                return (external.Read, Primary);
            case Leaf leaf:
                return (variables.Of((Value)leaf.Operand).Name, Primary);
            case Temporary temporary:
                return (temporary.Variable.Name, Primary);
            case Element element:
                return ($"{Of(element.Buffer, Primary)}[{Of(element.Index)}]", Primary);
            case LaneElements elements:
                return ($"{names.Lanes(elements.Lanes)}.Load({string.Join(", ", elements.Children.Select(InList))})", Primary);
            case Call { Result: LaneType type } lanes:
                return ($"{(lanes.Function == "MultiplyAddEstimate" ? names.Vector(type) : names.Runtime("Lanes"))}.{lanes.Function}({string.Join(", ", lanes.Arguments.Select(InList))})", Primary);
            case Call own when OwnFunction.IsOwn(own.Function):
                (string before, string after) = OwnFunction.Text(own.Function);
                return ($"{before}({string.Join(", ", own.Arguments.Select(InList))}){after}", Primary);
            case Call call:
                string function = FunctionText.Of(call, names, features, out bool cast);
                bool takesMode = FunctionCatalog.TakesMode(call.Function);
                string text = $"{function}({string.Join(", ", call.Arguments.Select((argument, i) => takesMode && i == call.Arguments.Count - 1 ? $"(global::System.MidpointRounding)({InList(argument)})" : InList(argument)))})";
                return cast ? ("(float)" + text, Unary) : (text, Primary);
            case Snippet snippet:
                return (Fill(snippet.Text, snippet.Operands), Primary);
            case Logical { IsAnd: true } both:
                return ($"{Of(both.Left, And)} && {Of(both.Right, And)}", And);
            case Logical either:
                return ($"{Of(either.Left, Or)} || {Of(either.Right, Or)}", Or);
            case Conditional choice:
                return ($"{Of(choice.Condition, Choice + 1)} ? {Of(choice.Then, Choice + 1)} : {Of(choice.Otherwise, Choice)}", Choice);
            case Operation { IsChecked: bool isChecked } operation:
                return (Within(isChecked, isChecked, operation), Primary);
            // What is written out is not what the project has: in it, that must be written out too.
            case Operation operation when _written is bool other && MayOverflow(operation):
                return (Within(!other, null, operation), Primary);
            case Operation operation:
                // The compiler would refuse a constant that overflows.
                return IsIntegerConstant(operation) ? ($"unchecked({Print(operation).Text})", Primary) : Print(operation);
            default:
                throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}.");
        }
    }

    private string Within(bool isChecked, bool? written, Operation operation)
    {
        bool? outer = _written;
        _written = written;
        string text = Print(operation).Text;
        _written = outer;
        return $"{(isChecked ? "checked" : "unchecked")}({text})";
    }

    private static bool MayOverflow(Operation operation) => operation is
    {
        Operator: Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Negate or Operator.Convert,
        Type: ScalarType { IsInteger: true },
    };

    /// <summary>The pieces with the expressions between them, in parentheses where a member is read of one.</summary>
    public string Fill(EquatableArray<string> pieces, IReadOnlyList<Expression> operands) => string.Concat(pieces.Select((piece, i) =>
        i >= operands.Count ? piece : piece + (pieces[i + 1] is ['.' or '[', ..] || piece.EndsWith(")", StringComparison.Ordinal) ? Of(operands[i], Primary) : InList(operands[i]))));

    private static bool IsIntegerConstant(Expression expression) =>
        expression is Operation { Operator: not Operator.Length } operation
        && (operation.Type is ScalarType { IsInteger: true } || operation.Operator == Operator.Convert)
        && operation.Operands.All(operand => operand is Leaf { Operand: Constant } || IsIntegerConstant(operand));

    private (string Text, int Binding) Print(Operation operation)
    {
        EquatableArray<Expression> operands = operation.Operands;
        if (OfLanes(operation) is { } lanes)
            return lanes;
        switch (operation.Operator)
        {
            case Operator.Negate:
                return Prefix("-", operands[0]);
            case Operator.Not:
                return Prefix("!", operands[0]);
            case Operator.Complement:
                return Prefix("~", operands[0]);
            case Operator.Convert:
                return Prefix($"({TypeText.Of((ScalarType)operation.Type)})", operands[0]);
            // The compiler warns of a comparison of a variable with itself.
            case Operator.NotEqual or Operator.Equal when operands[0].Type is ScalarType { IsReal: true } real && operands[0].Equals(operands[1]):
                return ($"{(operation.Operator == Operator.Equal ? "!" : "")}{TypeText.Of(real)}.IsNaN({Of(operands[0])})", operation.Operator == Operator.Equal ? Unary : Primary);
            case Operator.Length:
                return (Of(operands[0], Primary) + ".Length", Primary);
            case Operator.Slice:
                return (Slice(operands[0], $"{InList(operands[1])}, {InList(operands[2])}"), Primary);
            case Operator.Iterations:
                bool isDown = operands[3] is Leaf { Operand: Constant { Bits: 1 } }, isReached = operands[4] is Leaf { Operand: Constant { Bits: 1 } };
                return ($"{names.Runtime("Iterations")}.{(isDown ? "Down" : "Up")}({string.Join(", ", operands.Take(3).Select(InList))}{(isReached ? ", isInclusive: true" : "")})", Primary);
            case Operator.UnsignedShiftRight when !features.HasUnsignedShift && operation.Type is ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Int64 } type:
                string unsigned = type.Kind == ScalarKind.Int32 ? "uint" : "ulong";
                return ($"unchecked(({TypeText.Of(type)})(({unsigned}){Of(operands[0], Unary)} >> {Of(operands[1], Additive)}))", Primary);
        }
        (string symbol, int binding) = Find(operation.Operator) ?? throw new InvalidOperationException($"Unknown operator {operation.Operator}.");
        if (symbol == ">>>" && !features.HasUnsignedShift)
            symbol = ">>";
        // Comparisons of comparisons are set apart: a < b == c > d would be read as a generic name.
        int left = binding is 9 or 10 ? 11 : binding;
        if (operation is { Operator: Operator.Multiply, Type: LaneType })
            operands = operands.Select(InEveryLane).ToEquatableArray();
        (Expression first, Expression second) = (Plain(operands[0], operands[1]), Plain(operands[1], operands[0]));
        if (first != operands[0])
            second = operands[1];
        if (operation is { Operator: Operator.Divide or Operator.Remainder, Type: ScalarType { IsInteger: true } integer } && (IsIntegerConstant(second) || second is Leaf { Operand: Constant { Bits: 0 } }))
            return ($"{Of(first, left)} {symbol} {NoConstant(second, integer)}", binding);
        return ($"{Of(first, left)} {symbol} {Of(second, binding is 9 ? 11 : binding + 1)}", binding);
    }

    /// <summary>A divisor that the compiler must not take for a zero, which it would refuse: C# throws when it divides.</summary>
    private string NoConstant(Expression divisor, ScalarType type) =>
        (type.Kind == ScalarKind.Int32 ? "" : $"({TypeText.Of(type)})") + $"(\"\".Length + {Of(divisor, Multiplicative)})";

    /// <summary>Lanes are multiplied by a number as they are by lanes that all hold it.</summary>
    private static Expression InEveryLane(Expression operand) => operand is Operation { Operator: Operator.Broadcast } broadcast && broadcast.Operands[0] is Leaf { Operand: Constant { Bits: not 0 } } number ? number : operand;

    /// <summary>How many lanes there are.</summary>
    public string LaneCount(LaneType lanes) => Lanes(lanes) + ".Count";

    /// <summary>What is written as a call where it is done in lanes; null for an operator that is written as for scalars.</summary>
    private (string Text, int Binding)? OfLanes(Operation operation)
    {
        EquatableArray<Expression> operands = operation.Operands;
        string? method = (operation.Operator, operation.Type) switch
        {
            (Operator.LaneSum, _) => names.Runtime("Lanes") + ".Sum",
            (Operator.LaneMax, _) => names.Runtime("Lanes") + ".Max",
            (Operator.LaneMin, _) => names.Runtime("Lanes") + ".Min",
            (Operator.VectorSum, _) => names.Runtime("Vectors") + ".Sum",
            (Operator.VectorMax, _) => names.Runtime("Vectors") + ".Max",
            (Operator.VectorMin, _) => names.Runtime("Vectors") + ".Min",
            (Operator.Ramp, LaneType lanes) => $"{names.Lanes(lanes)}.Ramp<{TypeText.Of(lanes.Element)}>",
            (Operator.Select, LaneType lanes) => names.Vector(lanes) + ".ConditionalSelect",
            (Operator.Less, LaneType lanes) => names.Vector(lanes) + ".LessThan",
            (Operator.LessOrEqual, LaneType lanes) => names.Vector(lanes) + ".LessThanOrEqual",
            (Operator.Greater, LaneType lanes) => names.Vector(lanes) + ".GreaterThan",
            (Operator.GreaterOrEqual, LaneType lanes) => names.Vector(lanes) + ".GreaterThanOrEqual",
            (Operator.Equal or Operator.NotEqual, LaneType lanes) => names.Vector(lanes) + ".Equals",
            _ => null,
        };
        string arguments = string.Join(", ", operands.Select(InList));
        if (method is not null)
            return operation.Operator == Operator.NotEqual ? ($"~{method}({arguments})", Unary) : ($"{method}({arguments})", Primary);
        switch (operation.Operator)
        {
            case Operator.AnyLane:
                return ($"{Of(operands[0], Equality + 1)} != {Lanes(operands[0].Type)}.Zero", Equality);
            case Operator.LanesEnd:
                bool isFromZero = operands[0] is Leaf { Operand: Constant { Bits: 0 } }, isInclusive = operands[3] is Leaf { Operand: Constant { Bits: 1 } };
                string range = (isFromZero && !isInclusive ? "" : InList(operands[0]) + ", ") + InList(operands[1]) + (isInclusive ? ", isInclusive: true" : "");
                var filled = new LaneType((ScalarType)operands[2].Type, (int)((Constant)((Leaf)operands[4]).Operand).Bits);
                return ($"{names.Lanes(filled)}.End<{TypeText.Of(filled.Element)}>({range})", Primary);
            case Operator.Broadcast when operands[0] is Leaf { Operand: Constant { Bits: 0 } }:
                return ($"{Lanes(operation.Type)}.Zero", Primary);
            case Operator.Broadcast when operands[0] is Leaf { Operand: Constant one } && one.IsReal(1):
                return ($"{Lanes(operation.Type)}.One", Primary);
            case Operator.Broadcast when operands[0] is Leaf { Operand: Constant { Scalar.Kind: ScalarKind.Boolean } }:
                return ($"~{Lanes(operation.Type)}.Zero", Unary);
            case Operator.Broadcast when operands[0].Type.Equals(ScalarType.Boolean):
                return ($"new {Lanes(operation.Type)}({Of(operands[0], Choice + 1)} ? -1 : 0)", Primary);
            case Operator.Broadcast:
                return ($"new {Lanes(operation.Type)}({arguments})", Primary);
            case Operator.Convert when operation.Type is LaneType:
                return Print(operands[0]);
            case Operator.Not when operation.Type is LaneType:
                return Prefix("~", operands[0]);
            default:
                return null;
        }
    }

    private string Lanes(IrType type) => type is LaneType lanes ? $"{names.Vector(lanes)}<{TypeText.Of(lanes.Element)}>" : throw new InvalidOperationException($"{type} has no lanes.");

    /// <summary>Part of a buffer, as a span.</summary>
    private string Slice(Expression buffer, string range)
    {
        var type = (BufferType)(buffer is Leaf { Operand: Value value } ? variables.Of(value).Type : buffer.Type);
        string whole = Of(buffer, Primary);
        return type.Shape == BufferShape.Array ? names.AsSpan(whole, range) : $"{whole}.Slice({range})";
    }

    private (string Text, int Binding) Prefix(string prefix, Expression operand)
    {
        string text = Of(operand, Unary);
        return (prefix == "-" && text[0] == '-' ? $"-({text})" : prefix + text, Unary);
    }

    /// <summary>An integer beside a real is converted without being told.</summary>
    private static Expression Plain(Expression operand, Expression other) =>
        operand is Operation { Operator: Operator.Convert, Type: ScalarType { IsReal: true } } convert
        && convert.Operands[0].Type is ScalarType { IsInteger: true }
        && convert.Operands[0] is not Leaf { Operand: Constant }
        && other.Type == operand.Type
        && !(other is Operation { Operator: Operator.Convert })
            ? convert.Operands[0]
            : operand;
}
