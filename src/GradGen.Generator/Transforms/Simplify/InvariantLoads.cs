using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// An element that a loop reads again and again, and does not write, is read before it, where the index is surely inside: its adjoint is then a sum that is stored once.
/// </summary>
internal sealed class InvariantLoads : Rewriter
{
    private readonly Memory _memory;
    private readonly Dictionary<int, CountedLoop> _counters;
    private readonly Dictionary<int, Operand> _lengths = [];

    private InvariantLoads(Block body, CalleeEffects effects)
    {
        _memory = new Memory(body, effects);
        _counters = body.Flatten().OfType<CountedLoop>().ToDictionary(loop => loop.Counter.Id);
        foreach (Op op in body.Flatten())
            if (op is Allocate allocate && !_memory.Grows(allocate.Result))
                _lengths[allocate.Result.Id] = allocate.Length;
            else if (op is Compute { Operator: Operator.Slice } slice)
                _lengths[slice.Result.Id] = slice.Operands[2];
    }

    public static Block Apply(Block body, CalleeEffects effects) => body.Flatten().Any(op => op is CountedLoop) ? new InvariantLoads(body, effects).Rewrite(body) : body;

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (copy is not CountedLoop loop)
            return [copy];
        HashSet<int> own = [.. loop.Body.Parameters.Concat(loop.InnerValues()).Concat(loop.Body.Ops.SelectMany(inner => inner.Results())).Select(value => value.Id)];
        HashSet<Operand> written = [.. _memory.WrittenBy(loop)];
        bool IsInvariant(Operand operand) => operand is not Value value || !own.Contains(value.Id);
        List<Op> invariant = [.. loop.Body.Ops.Where(inner => inner is Load load && IsInvariant(load.Buffer) && IsInvariant(load.Index) && !written.Contains(_memory.Root(load.Buffer)) && IsInside(load))];
        return invariant.Count == 0 ? [copy] : [.. invariant, loop with { Body = loop.Body with { Ops = [.. loop.Body.Ops.Where(inner => !invariant.Contains(inner))] } }];
    }

    /// <summary>The index is the counter of a loop over all of the buffer.</summary>
    private bool IsInside(Load load) =>
        load.Index is Value index
        && _counters.TryGetValue(index.Id, out CountedLoop? loop)
        && loop is { Start: Constant { Bits: >= 0 }, Step: > 0, Comparison: Operator.Less }
        && _memory.Whole(load.Buffer) is Value buffer
        && _lengths.TryGetValue(buffer.Id, out Operand? length)
        && length.Equals(loop.Bound);
}
