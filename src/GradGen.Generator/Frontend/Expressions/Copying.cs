using System;
using System.Collections.Generic;
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
        if (isArray && method is { Name: "Empty", Parameters.Length: 0 } && IsRun(method.ReturnType))
        {
            result = Allocate(FormOf(method.ReturnType)!, [Constant.Int32(0)], name);
            return true;
        }
        if (given.Length == 0 || !IsArray(given[0].Type) || !(isArray || isSpan || method.ContainingType.Name == "Enumerable"))
            return false;
        SyntaxNode place = call.Syntax;
        switch (method.Name)
        {
            case "Copy" when isArray && given.Length is 3 or 5 && IsArray(given[given.Length / 2].Type):
                Term[] five = Operands(given);
                if (five is [var all, var whole, var count])
                    five = [all, new Atom(Constant.Int32(0)), whole, new Atom(Constant.Int32(0)), count];
                Copy(Cut(five[0], five[1], five[4], place), Cut(five[2], five[3], five[4], place), place);
                return true;
            case "CopyTo" when (isArray ? given.Length == 3 : isSpan && given.Length == 2) && IsArray(given[1].Type):
                Term[] pair = Operands(given);
                Copy(BuffersOf(pair[0], place), Cut(pair[1], isArray ? pair[2] : new Atom(Constant.Int32(0)), new Atom(CountOf(pair[0])), place), place);
                return true;
            case "Fill" when (isArray || isSpan) && given.Length is 2 or 4:
                Term[] filled = Operands(given);
                Fill(filled.Length == 4 ? Cut(filled[0], filled[2], filled[3], place) : BuffersOf(filled[0], place), filled[1].Leaves, place);
                return true;
            case "Clear" when (isArray || isSpan) && given.Length is 1 or 3:
                Operand[] cleared = Part(Operands(given));
                Fill(cleared, cleared.Select(buffer => Constant.Default(((BufferType)buffer.Type).Element)), place);
                return true;
            case "Reverse" when (isArray || isSpan) && given.Length is 1 or 3:
                foreach (Operand buffer in Part(Operands(given)))
                    Reverse(buffer, place);
                return true;
            case "ToArray" or "Clone" when given.Length == 1:
                result = Copied(Operands(given)[0], name, place);
                return true;
            default:
                return false;
        }

        // Of (array) or (array, start, count).
        Operand[] Part(Term[] operands) => operands is [var whole, var start, var count] ? Cut(whole, start, count, place) : BuffersOf(operands[0], place);
    }

    /// <summary>The same part of each buffer of an array.</summary>
    private Operand[] Cut(Term array, Term start, Term count, SyntaxNode place) => [.. BuffersOf(array, place).Select(buffer => Slice(buffer, ((Atom)start).Operand, ((Atom)count).Operand, ""))];

    private Term[] Operands(IOperation[] given) => [.. given.Select(operand => Expression(operand) is Term value && value is not Atom { Operand.Type: OpaqueType } ? value : throw UnsupportedType(operand.Type, operand.Syntax.GetLocation()))];

    /// <summary>Without the conversions to what an array is: Array, object, IEnumerable.</summary>
    private IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion && IsArray(conversion.Operand.Type))
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>A new array with the elements of another array or of a span.</summary>
    private Term Copied(Term source, string name, SyntaxNode place)
    {
        if (IsTable(source))
            throw Unsupported(place, "A copy of an array of arrays", "clone each row");
        Term copy = source is Aggregate { Form.Array: ArrayShape shape }
            ? Allocate(RunOf(shape), [.. source.Leaves.Take(shape.Rank)], name)
            : Allocate(new AtomForm(new BufferType(BufferShape.Array, ((BufferType)((Atom)source).Operand.Type).Element)), [CountOf(source)], name);
        if (source is Aggregate { Form.Array.IsRow: true } row)
        {
            foreach ((Operand from, Operand to) pair in BuffersOf(source).Zip(BuffersOf(copy), (from, to) => (from, to)))
                Each(CountOf(source), up: true, place, i => Put(pair.to, i, _builder.Load(pair.from, Sum(row.Leaves.ElementAt(1), i)), place));
            return copy;
        }
        Copy(BuffersOf(source, place), BuffersOf(copy), place);
        return copy;
    }

    /// <summary>The form of a new array with the elements of another.</summary>
    private static Form RunOf(ArrayShape shape) => shape is { IsRow: true, Element: AtomForm { Type: ScalarType element } }
        ? new AtomForm(new BufferType(BufferShape.Array, element))
        : ArrayShape.Form(shape.Element, shape.Rank, BufferShape.Array)!;

    private void Copy(Operand[] sources, Operand[] targets, SyntaxNode place)
    {
        if (sources.Length != targets.Length)
            throw Unsupported(place, "A copy that converts", "convert the elements in a loop");
        foreach ((Operand source, Operand target) in sources.Zip(targets, (source, target) => (source, target)))
            Copy(source, target, place);
    }

    private void Fill(Operand[] buffers, IEnumerable<Operand> values, SyntaxNode place)
    {
        foreach ((Operand buffer, Operand value) in buffers.Zip(values, (buffer, value) => (buffer, value)).ToList())
            Fill(buffer, value, place);
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
