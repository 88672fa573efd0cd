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
        if (IsBlockCopy(method) && IsArray(given[0].Type) && IsArray(given[2].Type))
        {
            CopyBlock(given, call.Syntax);
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
                Copy(Runs(pair[0], place), Cut(pair[1], isArray ? pair[2] : new Atom(Constant.Int32(0)), new Atom(CountOf(pair[0])), place), place);
                return true;
            case "Fill" when (isArray || isSpan) && given.Length is 2 or 4:
                Term[] filled = Operands(given);
                Fill(filled.Length == 4 ? Cut(filled[0], filled[2], filled[3], place) : Runs(filled[0], place), filled[1].Leaves, place);
                return true;
            case "Clear" when (isArray || isSpan) && given.Length is 1 or 3:
                Run[] cleared = Part(Operands(given));
                Fill(cleared, cleared.Select(run => Constant.Default(run.Element)), place);
                return true;
            case "Reverse" when (isArray || isSpan) && given.Length is 1 or 3:
                foreach (Run run in Part(Operands(given)))
                    Reverse(run, place);
                return true;
            case "ToArray" or "Clone" when given.Length == 1:
                Term original = Expression(given[0]);
                result = original is Atom { Operand: { Type: OpaqueType } outside } ? CopiedFromOutside(outside, given[0], name) : Copied(original, name, place);
                return true;
            default:
                return false;
        }

        // Of (array) or (array, start, count).
        Run[] Part(Term[] operands) => operands is [var whole, var start, var count] ? Cut(whole, start, count, place) : Runs(operands[0], place);
    }

    /// <summary>The numbers of a matrix that is passed through, in one that is followed.</summary>
    private Term CopiedFromOutside(Operand outside, IOperation matrix, string name)
    {
        if (FormOf(matrix.Type) is not AggregateForm { Array.Rank: 2 } form || matrix.Type is not IArrayTypeSymbol { ElementType: ITypeSymbol element } || Types.Scalar(element) is null)
            throw UnsupportedType(matrix.Type, matrix.Syntax.GetLocation());
        ITypeSymbol integer = session.Compilation.GetSpecialType(SpecialType.System_Int32);
        Operand[] lengths = [.. Enumerable.Range(0, 2).Select(dimension => ((Atom)Opaque(integer, ["", $".GetLength({dimension})"], [outside], matrix.Syntax)).Operand)];
        Term copy = Allocate(form, lengths, name);
        Each(Product(lengths), up: true, matrix.Syntax, i =>
        {
            Operand row = _builder.Compute(Operator.Divide, ScalarType.Int32, [i, lengths[1]]), column = _builder.Compute(Operator.Remainder, ScalarType.Int32, [i, lengths[1]]);
            Put(BuffersOf(copy).Single(), i, ((Atom)Opaque(element, ["", "[", ", ", "]"], [outside, row, column], matrix.Syntax)).Operand, matrix.Syntax);
        });
        return copy;
    }

    /// <summary>Elements that lie in a buffer, one behind the other.</summary>
    private sealed record Run(Operand Buffer, Operand Start, Operand Length)
    {
        public ScalarType Element => ((BufferType)Buffer.Type).Element;
    }

    /// <summary>The elements of an array: a run in each of its buffers.</summary>
    private Run[] Runs(Term array, SyntaxNode place)
    {
        if (IsTable(array))
            throw Unsupported(place, "An array of arrays here", "go through its rows");
        Operand start = array is Aggregate { Form.Array.IsRow: true } row ? StartOf(row) : Constant.Int32(0), length = CountOf(array);
        return [.. BuffersOf(array).Select(buffer => new Run(buffer, start, length))];
    }

    /// <summary>The same part of each buffer of an array.</summary>
    private Run[] Cut(Term array, Term start, Term count, SyntaxNode place)
    {
        Operand from = ((Atom)start).Operand, length = ((Atom)count).Operand;
        if (array is not Aggregate { Form.Array: { Rank: > 1 } })
            return Runs(Slice(array, from, length, "", place), place);
        Operand first = array is Aggregate { Form.Array.IsRow: true } row ? Sum(StartOf(row), from) : from;
        return [.. BuffersOf(array).Select(buffer => new Run(Slice(buffer, first, length, ""), Constant.Int32(0), length))];
    }

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
        Copy(Runs(source, place), Runs(copy, place), place);
        return copy;
    }

    /// <summary>The form of a new array with the elements of another.</summary>
    private static Form RunOf(ArrayShape shape) => shape is { IsRow: true, Rank: 1, Element: AtomForm { Type: ScalarType element } }
        ? new AtomForm(new BufferType(BufferShape.Array, element))
        : ArrayShape.Form(shape.Element, shape.Rank, BufferShape.Array)!;

    private void Copy(Run[] sources, Run[] targets, SyntaxNode place)
    {
        if (sources.Length != targets.Length)
            throw Unsupported(place, "A copy that converts", "convert the elements in a loop");
        foreach ((Run source, Run target) in sources.Zip(targets, (source, target) => (source, target)))
            Copy(source, target, place);
    }

    private void Fill(Run[] runs, IEnumerable<Operand> values, SyntaxNode place)
    {
        foreach ((Run run, Operand value) in runs.Zip(values, (run, value) => (run, value)).ToList())
            Each(run.Length, up: true, place, i => Put(run, i, Convert(value, run.Element, place), place));
    }

    /// <summary>Copies as many elements as the source has. Where both may be the same memory, an element is read before it is overwritten.</summary>
    private void Copy(Run source, Run target, SyntaxNode place)
    {
        if (!source.Element.Equals(target.Element))
            throw Unsupported(place, "A copy that converts", "convert the elements in a loop");
        if (!RootOf(source.Buffer).Equals(RootOf(target.Buffer)))
        {
            Elements(up: true);
            return;
        }
        Operand from = Sum(WindowOf(source.Buffer).Start, source.Start), to = Sum(WindowOf(target.Buffer).Start, target.Start);
        Operand ahead = from is Constant a && to is Constant b ? Constant.Boolean(b.Bits > a.Bits) : _builder.Compute(Operator.Greater, ScalarType.Boolean, [to, from]);
        Choose(place, ahead, () => Elements(up: false), () => Elements(up: true));

        Term? Elements(bool up)
        {
            Each(source.Length, up, place, i => Put(target, i, _builder.Load(source.Buffer, Sum(source.Start, i)), place));
            return null;
        }
    }

    private void Reverse(Run run, SyntaxNode place)
    {
        Operand last = _builder.Compute(Operator.Subtract, ScalarType.Int32, [run.Length, Constant.Int32(1)]);
        Each(_builder.Compute(Operator.Divide, ScalarType.Int32, [run.Length, Constant.Int32(2)]), up: true, place, i =>
        {
            Value other = _builder.Compute(Operator.Subtract, ScalarType.Int32, [last, i]);
            Operand front = _builder.Load(run.Buffer, Sum(run.Start, i)), back = _builder.Load(run.Buffer, Sum(run.Start, other));
            Put(run, i, back, place);
            Put(run, other, front, place);
        });
    }

    private void Put(Run run, Operand index, Operand value, SyntaxNode place) => Put(run.Buffer, Sum(run.Start, index), value, place);

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
