using System;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Array.Copy, CopyTo, Clone, ToArray, Fill, Clear, Reverse: loops of loads and stores, which have derivatives already.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>True for a call that copies, fills or turns round a buffer, which was lowered.</summary>
    private bool Copies(IInvocationOperation call, string name, out Term? result)
    {
        IMethodSymbol method = call.TargetMethod;
        result = null;
        if (method.ContainingType is not { ContainingType: null, ContainingNamespace: { } space } || space.ToDisplayString() is not ("System" or "System.Linq"))
            return false;
        IOperation[] given = [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Plain(argument.Value))];
        if (call.Instance is IOperation instance)
            given = [Plain(instance), .. given];
        bool isArray = method.ContainingType.Name == "Array", isSpan = Types.SpanShape(method.ContainingType) is not null || method.ContainingType.Name == "MemoryExtensions";
        if (isArray && method is { Name: "Empty", Parameters.Length: 0 } && BufferOf(method.ReturnType) is BufferType none)
        {
            result = Allocate(none, Constant.Int32(0), [], name);
            return true;
        }
        if (given.Length == 0 || BufferOf(given[0].Type) is not BufferType type || !(isArray || isSpan || method.ContainingType.Name == "Enumerable"))
            return false;
        SyntaxNode place = call.Syntax;
        switch (method.Name)
        {
            case "Copy" when isArray && given.Length is 3 or 5 && BufferOf(given[given.Length / 2].Type) is not null:
                Operand[] five = Operands(given);
                if (five is [var all, var whole, var count])
                    five = [all, Constant.Int32(0), whole, Constant.Int32(0), count];
                Copy(Slice(five[0], five[1], five[4], ""), Slice(five[2], five[3], five[4], ""), place);
                return true;
            case "CopyTo" when (isArray ? given.Length == 3 : isSpan && given.Length == 2) && BufferOf(given[1].Type) is not null:
                Operand[] pair = Operands(given);
                Copy(pair[0], Slice(pair[1], isArray ? pair[2] : Constant.Int32(0), LengthOf(pair[0]), ""), place);
                return true;
            case "Fill" when (isArray || isSpan) && given.Length is 2 or 4:
                Operand[] filled = Operands(given);
                Fill(filled.Length == 4 ? Slice(filled[0], filled[2], filled[3], "") : filled[0], filled[1], place);
                return true;
            case "Clear" when (isArray || isSpan) && given.Length is 1 or 3:
                Fill(Part(Operands(given)), Constant.Default(type.Element), place);
                return true;
            case "Reverse" when (isArray || isSpan) && given.Length is 1 or 3:
                Reverse(Part(Operands(given)), place);
                return true;
            case "ToArray" or "Clone" when given.Length == 1:
                result = Copied(Buffer(given[0]), name, place);
                return true;
            default:
                return false;
        }

        // Of (buffer) or (buffer, start, count).
        Operand Part(Operand[] operands) => operands is [var whole, var start, var count] ? Slice(whole, start, count, "") : operands[0];
    }

    private Operand[] Operands(IOperation[] given) => [.. given.Select(operand => Scalar(operand))];

    /// <summary>Without the conversions to what an array is: Array, object, IEnumerable.</summary>
    private IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion && BufferOf(conversion.Operand.Type) is not null)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>A new array with the elements of a buffer.</summary>
    private Atom Copied(Operand source, string name, SyntaxNode place)
    {
        var copy = (Atom)Allocate(new BufferType(BufferShape.Array, ((BufferType)source.Type).Element), LengthOf(source), [], name);
        Copy(source, copy.Operand, place);
        return copy;
    }

    /// <summary>Copies as many elements as the source has. Where both may be the same memory, an element is read before it is overwritten.</summary>
    private void Copy(Operand source, Operand target, SyntaxNode place)
    {
        if (!((BufferType)source.Type).Element.Equals(((BufferType)target.Type).Element))
            throw Unsupported(place, "A copy that converts", "convert the elements in a loop");
        if (!RootOf(source).Equals(RootOf(target)))
        {
            Run(up: true);
            return;
        }
        Operand from = WindowOf(source).Start, to = WindowOf(target).Start;
        Operand ahead = from is Constant a && to is Constant b ? Constant.Boolean(b.Bits > a.Bits) : _builder.Compute(Operator.Greater, ScalarType.Boolean, [to, from]);
        Choose(place, ahead, () => Run(up: false), () => Run(up: true));

        Term? Run(bool up)
        {
            Each(LengthOf(source), up, place, i => Put(target, i, _builder.Load(source, i), place));
            return null;
        }
    }

    private void Fill(Operand buffer, Operand value, SyntaxNode place) =>
        Each(LengthOf(buffer), up: true, place, i => Put(buffer, i, Convert(value, ((BufferType)buffer.Type).Element, place), place));

    private void Reverse(Operand buffer, SyntaxNode place)
    {
        Operand length = LengthOf(buffer);
        Operand last = _builder.Compute(Operator.Subtract, ScalarType.Int32, [length, Constant.Int32(1)]);
        Each(_builder.Compute(Operator.Divide, ScalarType.Int32, [length, Constant.Int32(2)]), up: true, place, i =>
        {
            Value other = _builder.Compute(Operator.Subtract, ScalarType.Int32, [last, i]);
            Operand front = _builder.Load(buffer, i), back = _builder.Load(buffer, other);
            Put(buffer, i, back, place);
            Put(buffer, other, front, place);
        });
    }

    private void Put(Operand buffer, Operand index, Operand value, SyntaxNode place) => Write(new ElementPlace(buffer, index, place), new Atom(value));

    /// <summary>A loop over the indices below a length, upwards or downwards, which changes no variables.</summary>
    private void Each(Operand length, bool up, SyntaxNode place, Action<Value> body)
    {
        Value counter = _builder.Fresh(ScalarType.Int32, "i");
        Operand last = up ? length : _builder.Compute(Operator.Subtract, ScalarType.Int32, [length, Constant.Int32(1)]);
        _builder.OpenBlock();
        body(counter);
        Block block = _builder.CloseBlock([], []);
        _builder.Add(up
            ? new CountedLoop([], counter, Constant.Int32(0), length, Operator.Less, 1, [], block) { Site = SiteOf(place) }
            : new CountedLoop([], counter, last, Constant.Int32(0), Operator.GreaterOrEqual, -1, [], block) { Site = SiteOf(place) });
    }
}
