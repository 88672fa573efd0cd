using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Which buffers are the same memory, and which are ever written. A buffer's root is where its memory comes from: a parameter, an allocation, a static field.</summary>
internal sealed class Memory
{
    // Views and slices, by what they define.
    private readonly Dictionary<int, Compute> _parts = [];

    // The integers that are sums and products.
    private readonly Dictionary<int, Compute> _integers = [];
    private readonly HashSet<Operand> _written = [];
    private readonly HashSet<Operand> _read = [];
    private readonly HashSet<Operand> _growing = [];

    // Buffers that objects know, and those from outside.
    private readonly HashSet<Operand> _known = [];
    private readonly HashSet<Operand> _outside = [];

    private readonly CalleeEffects? _callees;
    private readonly EquatableArray<Value> _parameters;

    public Memory(Block body, CalleeEffects? callees = null)
    {
        _callees = callees;
        _parameters = body.Parameters;
        foreach (Op op in body.Flatten())
        {
            if (op is Compute { Operator: Operator.View or Operator.Slice } part)
                _parts[part.Result.Id] = part;
            else if (op is Compute { Operator: Operator.Add or Operator.Subtract or Operator.Multiply, Result.Type: ScalarType { IsInteger: true } } integer)
                _integers[integer.Result.Id] = integer;
            _outside.UnionWith(op.Operands().Where(operand => operand is External { Type: BufferType }));
            if (op is not Evaluate evaluate)
                continue;
            _outside.UnionWith(evaluate.Results.Where(result => result.Type is BufferType));
            if (!evaluate.IsPure || evaluate.Results.Any(result => result.Type is OpaqueType))
                _known.UnionWith(evaluate.Operands.Where(CanWrite).Select(Root));
        }
        foreach (Op op in body.Flatten())
        {
            if (op is Grow grow)
                _growing.Add(grow.Buffer);
            _written.UnionWith(Written(op).Select(Root));
            _read.UnionWith(Read(op).Select(Root));
        }
    }

    /// <summary>True for what the caller chooses freely.</summary>
    public bool IsParameter(Operand operand) => operand is Value value && _parameters.Contains(value);

    /// <summary>The roots of the buffers that the operation writes, in it or in its blocks.</summary>
    public IEnumerable<Operand> WrittenBy(Op op) => op.Flatten().SelectMany(Written).Select(Root);

    /// <summary>Where the buffer's memory comes from.</summary>
    public Operand Root(Operand buffer)
    {
        while (buffer is Value value && _parts.TryGetValue(value.Id, out Compute? part))
            buffer = part.Operands[0];
        return buffer;
    }

    /// <summary>The buffer that has the same elements at the same indices: what is seen in another shape, but no further than a slice.</summary>
    public Operand Whole(Operand buffer)
    {
        while (buffer is Value value && _parts.TryGetValue(value.Id, out Compute? part) && part.Operator == Operator.View)
            buffer = part.Operands[0];
        return buffer;
    }

    /// <summary>The operation that makes the buffer a part of another; null when it is all of its memory.</summary>
    public Compute? SliceOf(Operand buffer) => Whole(buffer) is Value value && _parts.TryGetValue(value.Id, out Compute? slice) ? slice : null;

    /// <summary>
    /// True for slices of one buffer, as long as each other, of which one begins where the other ends, or as much later again. More than twice the length might wrap around, and begin anywhere.
    /// </summary>
    public bool AreDisjoint(Compute slice, Compute other)
    {
        if (!Whole(slice.Operands[0]).Equals(Whole(other.Operands[0])))
            return false;
        Polynomial length = Polynomial.Of(slice.Operands[2], _integers);
        if (!Polynomial.Of(other.Operands[2], _integers).Is(1, length))
            return false;
        Polynomial distance = Polynomial.Of(slice.Operands[1], _integers).Minus(Polynomial.Of(other.Operands[1], _integers));
        return distance.Is(1, length) || distance.Is(-1, length) || distance.Is(2, length) || distance.Is(-2, length);
    }

    /// <summary>True for a buffer that becomes longer.</summary>
    public bool Grows(Operand buffer) => _growing.Contains(buffer);

    public bool IsWritten(Operand buffer) => _written.Contains(Root(buffer));

    public bool IsRead(Operand buffer) => _read.Contains(Root(buffer));

    private IEnumerable<Operand> Written(Op op) => op switch
    {
        Store store => [store.Buffer],
        Accumulate accumulate => [accumulate.Buffer],
        Grow grow => [grow.Buffer],
        Clear clear => [clear.Buffer],
        CopyBuffer copy => [copy.Target],
        ReverseExtremum reverse => [reverse.Adjoints],
        PopBuffer pop => [pop.Buffer],
        Invoke invoke => invoke.Arguments.Where((argument, i) => argument.Type is BufferType && (_callees?.Writes(invoke, i) ?? true)),
        Evaluate { IsPure: false } evaluate => [.. evaluate.Operands.Where(CanWrite), .. _known, .. evaluate.IsForeign ? _outside : []],
        _ => [],
    };

    private static bool CanWrite(Operand operand) => operand.Type is BufferType { Shape: not BufferShape.ReadOnlySpan };

    private IEnumerable<Operand> Read(Op op) => op switch
    {
        Load load => [load.Buffer],
        Accumulate accumulate => [accumulate.Buffer],
        CopyBuffer copy => [copy.Source],
        ReverseExtremum reverse => [reverse.Elements, reverse.Adjoints],
        PushBuffer push => [push.Buffer],
        Evaluate evaluate => evaluate.Operands.Where(operand => operand.Type is BufferType),
        Invoke invoke => invoke.Arguments.Where((argument, i) => argument.Type is BufferType && (_callees?.Reads(invoke, i) ?? true)),
        _ => [],
    };
}
