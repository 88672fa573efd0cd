using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Rows of a matrix, one in each lane, have elements that lie a row's length apart: what inner loops read several times is put side by side once, before them.
/// </summary>
internal sealed class PackedRows : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly Dictionary<int, Compute> _definitions;
    private readonly Dictionary<int, (Value Row, Value Counter)> _places = [];

    private PackedRows(Function function)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = new Memory(function.Body);
        _definitions = function.Body.Flatten().OfType<Compute>().ToDictionary(op => op.Result.Id);
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.Flatten().Any(op => op is CountedLoop { Lanes: not null }))
            return function;
        var pass = new PackedRows(function);
        return function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op) => op switch
    {
        CountedLoop { Lanes: LaneType lanes } loop => [Copy(loop with { Body = Pack(loop, lanes) })],
        Load load when _places.TryGetValue(load.Result.Id, out (Value Row, Value Counter) place) => [new Load(load.Result, place.Row, place.Counter) { Origin = load.Origin }],
        _ => [Copy(op)],
    };

    /// <summary>The body of a loop with its rows put in place first.</summary>
    private Block Pack(CountedLoop loop, LaneType lanes)
    {
        HashSet<Operand> written = [.. _memory.WrittenBy(loop)];
        EquatableArray<Op> ops = loop.Body.Ops;
        var rows = Enumerable.Range(0, ops.Count)
            .SelectMany(at => Reads(ops[at], []).Select(read => (At: at, read.Row, read.Load, read.Counter)))
            .Where(read => !written.Contains(_memory.Root(read.Row.Buffer)))
            .GroupBy(read => read.Row)
            .ToDictionary(row => row.Key, row => row.ToList());
        var packed = new List<Op>();
        HashSet<Value> late = [.. loop.Body.Flatten().OfType<CountedLoop>().SelectMany(inner => inner.Body.Parameters.Append(inner.Counter)), .. loop.Body.Flatten().SelectMany(op => op.Results())];
        for (int at = 0; at < ops.Count; at++)
        {
            foreach (Row row in rows.Keys.Where(row => rows[row][0].At == at && (rows[row].Count > 1 || row.Around.Count > 0) && !row.Operands().OfType<Value>().Any(late.Contains)).ToList())
            {
                Value buffer = Write(row, lanes, packed);
                foreach ((int _, Row _, Load load, Value counter) in rows[row])
                    _places.Add(load.Result.Id, (buffer, counter));
            }
            packed.Add(ops[at]);
            late.ExceptWith(ops[at].Results());
        }
        return loop.Body with { Ops = packed.ToEquatableArray() };
    }

    private Value Write(Row row, LaneType lanes, List<Op> ops)
    {
        _builder.OpenBlock();
        _builder.Origin = "";
        Operand length = row.Around.Count == 0 ? row.Length : _builder.Compute(Operator.Select, ScalarType.Int32, [Runs(row), row.Length, Constant.Int32(0)]);
        Value packed = _builder.Fresh(new BufferType(BufferShape.Span, lanes.Element) { Vectors = lanes.Vectors }, row.Buffer is Value { Name: { Length: > 0 } name } ? name + "Lanes" : "");
        _builder.Add(new Allocate(packed, Places(row.Length), IsReturned: false) { IsOverwritten = true });
        Value counter = _builder.Fresh(ScalarType.Int32, "j"), elements = _builder.Fresh(lanes);
        _builder.OpenBlock();
        _builder.Add(new Load(elements, row.Buffer, _builder.Compute(Operator.Add, ScalarType.Int32, [row.Start, counter])) { Stride = row.Stride });
        _builder.Add(new Store(packed, counter, elements));
        _builder.Add(new CountedLoop([], counter, Constant.Int32(0), length, Operator.Less, 1, [], _builder.CloseBlock([], [])));
        ops.AddRange(_builder.CloseBlock([], []).Ops);
        return packed;
    }

    /// <summary>None for a loop that ends before it begins.</summary>
    private Operand Places(Operand length) => length is Constant { Bits: >= 0 } || length is Value value && DefinitionOf(value) is { Operator: Operator.Length }
        ? length
        : _builder.Apply("Max", ScalarType.Int32, [length, Constant.Int32(0)]);

    /// <summary>True when all loops around run: what they do not read must not be read, as it may not be there.</summary>
    private Operand Runs(Row row)
    {
        Operand? all = null;
        foreach (Range range in row.Around)
        {
            Value runs = _builder.Compute(Operator.Less, ScalarType.Boolean, [range.Start, range.End]);
            all = all is null ? runs : _builder.Compute(Operator.BitAnd, ScalarType.Boolean, [all, runs]);
        }
        return all!;
    }

    /// <summary>What inner loops read of whole rows, and by which counter.</summary>
    private IEnumerable<(Row Row, Load Load, Value Counter)> Reads(Op op, EquatableArray<Range> around)
    {
        if (op is not CountedLoop loop || RangeOf(loop) is not Range range)
            yield break;
        foreach (Op inner in loop.Body.Ops)
        {
            if (inner is Load { Stride: Operand stride } load && range.Start.Equals(Constant.Int32(0)) && StartOf(load.Index, loop.Counter) is Operand start)
                yield return (new Row(load.Buffer, start, stride, range.End, around), load, loop.Counter);
            foreach ((Row, Load, Value) read in Reads(inner, [.. around, range]))
                yield return read;
        }
    }

    /// <summary>The numbers that a counter goes through, up or down.</summary>
    private Range? RangeOf(CountedLoop loop) => loop switch
    {
        { Lanes: null, Step: 1, Comparison: Operator.Less } => new Range(loop.Start, loop.Bound),
        { Lanes: null, Step: -1, Comparison: Operator.GreaterOrEqual, Start: Value last } when DefinitionOf(last) is { Operator: Operator.Subtract, Operands: [Operand end, Constant { Bits: 1 }] } => new Range(loop.Bound, end),
        _ => null,
    };

    private Operand? StartOf(Operand index, Value counter) =>
        index is Value value && DefinitionOf(value) is { Operator: Operator.Add, Operands: [Operand a, Operand b] } ? b.Equals(counter) ? a : a.Equals(counter) ? b : null : null;

    private Compute? DefinitionOf(Value value) => _definitions.TryGetValue(value.Id, out Compute? definition) ? definition : null;

    /// <summary>From a number up to another, which is not reached.</summary>
    private sealed record Range(Operand Start, Operand End);

    /// <summary>Elements that begin at an index, each with those of the other lanes a stride apart, and the loops around the one that reads them.</summary>
    private sealed record Row(Operand Buffer, Operand Start, Operand Stride, Operand Length, EquatableArray<Range> Around)
    {
        public IEnumerable<Operand> Operands() => [Buffer, Start, Stride, Length, .. Around.SelectMany(range => new[] { range.Start, range.End })];
    }
}
