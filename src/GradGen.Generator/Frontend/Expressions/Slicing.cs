using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>s.Slice(a, b), x.AsSpan(a), s[a..b], new Span&lt;double&gt;(x): part of a buffer, or all of it, in the same memory.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The slice that a call makes; null for another call.</summary>
    private Term? Slicing(IInvocationOperation call, string name)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "Slice" && Types.SpanShape(method.ContainingType) is not null && call.Instance is IOperation span)
            return Slicing(Expression(span), call.Arguments, name);
        bool asSpan = method is { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
        return asSpan && call.Arguments.Length > 0 && IsRun(call.Arguments[0].Value.Type)
            ? Slicing(AsSpan(Expression(call.Arguments[0].Value), BufferOf(call.Type), name), call.Arguments.Skip(1), name)
            : null;
    }

    private Term? Slicing(IObjectCreationOperation creation, string name)
    {
        if (Types.SpanShape(creation.Type) is null || !IsRun(creation.Type))
            return null;
        return creation.Arguments.Length == 0 ? BufferOf(creation.Type) is BufferType type ? new Atom(Empty(type, name)) : null
            : IsRun(creation.Arguments[0].Value.Type) ? Slicing(AsSpan(Expression(creation.Arguments[0].Value), BufferOf(creation.Type), name), creation.Arguments.Skip(1), name)
            : null;
    }

    /// <summary>An array as a span: null has no elements.</summary>
    private Term AsSpan(Term array, BufferType? type, string name) => array is Atom { Operand: External { IsDefault: true } } && type is { Shape: not BufferShape.Array } ? new Atom(Empty(type, name)) : array;

    private Term Slicing(Term whole, IEnumerable<IArgumentOperation> arguments, string name)
    {
        IArgumentOperation[] given = [.. arguments];
        if (given.Length == 0)
            return whole;
        if (!IsRun(whole))
            throw Unsupported(given[0].Syntax, "A part of this", "copy its elements to an array first");
        if (given is [{ Value: IOperation single }] && single.Type?.SpecialType != SpecialType.System_Int32)
            return single.Type?.Name == "Range" ? Slice(whole, single, name) : Rest(Offset(single, CountOf(whole)));
        var bounds = new Dictionary<int, Operand>();
        foreach (IArgumentOperation argument in given)
            bounds.Add(argument.Parameter!.Ordinal, Scalar(argument.Value));
        Operand[] ordered = [.. bounds.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
        return ordered switch
        {
            [Operand start] => Rest(start),
            [Operand start, Operand length] => Slice(whole, start, length, name, given[0].Syntax),
            _ => throw new Refusal(null),
        };

        Term Rest(Operand start) => Slice(whole, start, Difference(CountOf(whole), start), name, given[0].Syntax);
    }

    /// <summary>s[a..b]: from a, with the length b - a.</summary>
    private Term Slice(Term whole, IOperation range, string name)
    {
        if (!IsRun(whole))
            throw Unsupported(range, "A part of this", "copy its elements to an array first");
        if (range is not IRangeOperation bounds)
        {
            var held = (Aggregate)Expression(range);
            Operand from = Offset(held.Parts[0], CountOf(whole));
            return Slice(whole, from, Difference(Offset(held.Parts[1], CountOf(whole)), from), name, range.Syntax);
        }
        Operand start = bounds.LeftOperand is IOperation left ? Offset(left, CountOf(whole)) : Constant.Int32(0);
        Operand end = bounds.RightOperand is IOperation right ? Offset(right, CountOf(whole)) : CountOf(whole);
        return Slice(whole, start, Difference(end, start), name, range.Syntax);
    }

    /// <summary>Part of an array or span of one dimension: of each of its buffers.</summary>
    private Term Slice(Term whole, Operand start, Operand length, string name, SyntaxNode place)
    {
        if (whole is Aggregate { Form: { Array.IsRow: true } form } row)
        {
            Operand isInside = _builder.Compute(Operator.LessOrEqual, ScalarType.Boolean, [length, Difference(row.Leaves.First(), start)]);
            Operand isPart = _builder.Compute(Operator.BitAnd, ScalarType.Boolean, [isInside, IsNotNegative(length)]);
            ThrowUnless(_builder.Compute(Operator.BitAnd, ScalarType.Boolean, [isPart, IsNotNegative(start)]), "new global::System.ArgumentOutOfRangeException()", place);
            return form.Assemble([length, Sum(StartOf(row), start), .. row.Leaves.Skip(2)]);
        }
        if (whole is Atom { Operand: Operand buffer })
            return new Atom(Slice(buffer, start, length, name));
        var array = (Aggregate)whole;
        string[] names = [.. array.Form.LeafNames(name)];
        return new Aggregate(
            ArrayShape.Form(array.Form.Array!.Element, 1, BufferShape.Span)!,
            array.Leaves.Select((leaf, i) => (Term)new Atom(i == 0 ? length : Slice(leaf, start, length, names[i]))).ToEquatableArray());
    }

    private Operand IsNotNegative(Operand number) => _builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [number, Constant.Int32(0)]);

    /// <summary>An index, from the start or from the end, as a number of elements from the start.</summary>
    private Operand Offset(IOperation index, Operand length) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => Difference(length, Scalar(hat.Operand)),
        IConversionOperation { OperatorMethod: not null, Operand: { Type.SpecialType: SpecialType.System_Int32 } number } => Scalar(number),
        IParenthesizedOperation parenthesized => Offset(parenthesized.Operand, length),
        { Type.SpecialType: SpecialType.System_Int32 } => Scalar(index),
        _ when IsIndex(index.Type) => Offset(Expression(index), length),
        _ => throw Unsupported(index, $"An index of type '{index.Type?.Name}'", "convert it to int"),
    };

    private Operand Difference(Operand a, Operand b) => (a, b) switch
    {
        (_, Constant { Bits: 0 }) => a,
        (Constant x, Constant y) => Constant.Int32(unchecked((int)(x.Bits - y.Bits))),
        _ => _builder.Compute(Operator.Subtract, ScalarType.Int32, [a, b]),
    };
}
