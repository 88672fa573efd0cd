using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Operations on memory, and calls, as C# writes them; without the semicolon and without the variables that they define.</summary>
internal sealed class OperationText(ExpressionText text, Variables variables, TypeText types, FrameworkNames names, Func<string, CalleeVariant, string> callee)
{
    public string Of(Perform perform)
    {
        List<Expression> e = perform.Operands;
        return perform.Op switch
        {
            Store { Value.Type: LaneType, Buffer.Type: BufferType { InLanes: false } } => $"{names.Runtime("Lanes")}.Store({Places(e)})",
            Accumulate { Value.Type: LaneType, Buffer.Type: BufferType { InLanes: false } } => $"{names.Runtime("Lanes")}.Add({Places(e)})",
            Store => Assignment(new Element(ContentOf(e[0]), e[0], e[1]), e[2]),
            Accumulate => Accumulation(text.Of(new Element(ContentOf(e[0]), e[0], e[1])), e[2]),
            Grow => $"{text.Of(e[0])} = {variables.Of((Value)((Leaf)e[0]).Operand).Owner}.Grow({text.Of(e[1])})",
            Clear when IsArray(e[0]) => $"{names.System("Array")}.Clear({text.Of(e[0])}, 0, {text.Of(e[0])}.Length)",
            Clear => $"{text.Of(e[0])}.Clear()",
            CopyBuffer when IsArray(e[0]) => $"new {names.System("ReadOnlySpan")}<{TypeText.Of(ElementOf(e[0]))}>({text.Of(e[0])}).CopyTo({text.Of(e[1])})",
            CopyBuffer => $"{text.Of(e[0])}.CopyTo({text.Of(e[1])})",
            ReverseExtremum reverse => $"{names.Runtime("Extremum")}.{reverse.Function}({string.Join(", ", e.Select(text.InList))})",
            Invoke invoke => $"{callee(invoke.Callee, invoke.Variant)}({string.Join(", ", e.Select(text.InList))})",
            Raise raise => text.Fill(raise.Text, e),
            Evaluate evaluate => Outs(evaluate, text.Fill(evaluate.Text, e)),
            Allocate => $"new {TypeText.Of(((BufferType)((Allocate)perform.Op).Result.Type).Element)}[{text.Of(e[0])}]",
            Push or PushBuffer => $"{text.Of(e[0])}.Push({text.Of(e[1])})",
            Pop => $"{text.Of(e[0])}.Pop()",
            PopBuffer => $"{text.Of(e[1])}.Pop({text.Of(e[0])}{(e.Count > 2 ? $".Slice(0, {text.Of(e[2])})" : "")})",
            Require { Requirement: Requirement.SameLength } require => $"{names.Runtime("Arguments")}.RequireLength({text.Of(e[0])}.Length, {text.Of(e[1])}{(require.Others[0].Type is BufferType ? ".Length" : "")}, nameof({text.Of(e[0])}))",
            Require => $"{names.Runtime("Arguments")}.RequireDisjoint<{TypeText.Of(ElementOf(e[0]))}>({string.Join(", ", e.Select(text.InList))}, nameof({text.Of(e[0])}))",
            _ => throw Structure.Unknown(perform.Op),
        };
    }

    /// <summary>A buffer, where in it, and the lanes that go there.</summary>
    private string Places(List<Expression> e) => string.Join(", ", ((Expression[])[e[0], e[1], .. e.Skip(3), e[2]]).Select(text.InList));

    private string Outs(Evaluate evaluate, string code)
    {
        foreach (Value result in evaluate.Results.Skip(evaluate.Results.Count - evaluate.Outs))
        {
            int at = code.IndexOf(Evaluate.OutArgument, StringComparison.Ordinal);
            code = code.Substring(0, at) + "out " + variables.Of(result).Name + code.Substring(at + 1);
        }
        return code;
    }

    /// <summary>"target = source", or a compound form when the source starts from the target.</summary>
    public string Assignment(Expression target, Expression source)
    {
        string left = text.Of(target);
        if (source is Operation { Operands.Count: 2, IsChecked: null } operation && Same(operation.Operands[0], target) && operation.Type == target.Type
            && ExpressionText.Symbol(operation.Operator) is { } symbol && symbol is not (">>>" or "<" or "<=" or ">" or ">=" or "==" or "!="))
        {
            Expression right = operation.Operands[1];
            bool isOne = right is Leaf { Operand: Constant { Scalar.IsInteger: true, Bits: 1 } };
            return isOne && (symbol is "+" or "-") ? left + symbol + symbol : $"{left} {symbol}= {text.Of(right)}";
        }
        return $"{left} = {text.Of(source)}";
    }

    /// <summary>"target += value".</summary>
    public string Accumulation(string target, Expression value) =>
        value is Operation { Operator: Operator.Negate, Type.IsReal: true } negated ? $"{target} -= {text.Of(negated.Operands[0])}" : $"{target} += {text.Of(value)}";

    /// <summary>The type that a variable is declared with.</summary>
    public string TypeOf(Variable variable) => types.Of(variable.Type);

    private bool Same(Expression a, Expression b) => (a, b) switch
    {
        (Leaf { Operand: Value x }, Leaf { Operand: Value y }) => variables.Of(x) == variables.Of(y),
        (Leaf { Operand: Value x }, Temporary y) => variables.Of(x) == y.Variable,
        (Element x, Element y) => Same(x.Buffer, y.Buffer) && Same(x.Index, y.Index),
        (Operation x, Operation y) => x.Operator == y.Operator && x.Operands.Count == y.Operands.Count && x.Operands.Zip(y.Operands, Same).All(same => same),
        _ => a == b,
    };

    private bool IsArray(Expression buffer) => TypeOf(buffer).Shape == BufferShape.Array;

    private static IrType ContentOf(Expression buffer) => ((BufferType)buffer.Type).Content;

    private static ScalarType ElementOf(Expression buffer) => ((BufferType)buffer.Type).Element;

    private BufferType TypeOf(Expression buffer) => (BufferType)(buffer is Leaf { Operand: Value value } ? variables.Of(value).Type : buffer.Type);
}
