using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Makes what the reverse sweep reads of the forward sweep legal. What is defined in a branch becomes a further result of the branch; what is defined in a
/// loop is stored in a buffer with a place for each iteration (<see cref="KeptPlaces"/>), or put on a tape where their number is not known before, or computed again
/// (<see cref="KeepPolicy"/>). The values so treated are the to-be-recorded set: no more is kept.
/// </summary>
internal sealed class KeepValues
{
    private readonly IrBuilder _builder;
    private readonly DefinitionSites _sites;
    private readonly KeepPolicy _policy;
    private readonly Memory _memory;
    private readonly Block _body;

    // Kept values by the pair of the loop or branch that they leave.
    private readonly Dictionary<int, List<KeptValue>> _stored = [];
    private readonly Dictionary<int, List<KeptValue>> _taped = [];
    private readonly Dictionary<int, List<KeptValue>> _exported = [];
    private readonly HashSet<int> _decided = [];
    private readonly Dictionary<int, Value> _exports = [];
    private readonly HashSet<int> _forwardPairs = [];

    private readonly bool _ascend;
    private readonly KeptPlaces _places;

    private KeepValues(IrBuilder builder, Block body, Memory memory, bool ascend)
    {
        _ascend = ascend;
        _builder = builder;
        _body = body;
        _memory = new Memory(body);
        _sites = new DefinitionSites(body);
        _policy = new KeepPolicy(_sites, memory, new SweepWrites(body, _memory));
        _places = new KeptPlaces(builder, _sites);
    }

    /// <summary>The same function with every read in scope.</summary>
    /// <param name="builder">Gives out new values.</param>
    /// <param name="body">The forward sweep, then the reverse sweep.</param>
    /// <param name="memory">The primal's memory.</param>
    /// <param name="ascend">True when a reverse loop whose order does not matter runs in the order of its forward loop, which reads better and vectorises.</param>
    public static Block Apply(IrBuilder builder, Block body, Memory memory, bool ascend) => new KeepValues(builder, body, memory, ascend).Apply();

    private Block Apply()
    {
        List<DefinitionSite> demands = [.. Demands()];
        foreach (DefinitionSite site in demands.Concat(demands.SelectMany(_policy.Sources)).OrderBy(site => site.Order))
            Decide(site);
        return OpenTapes(Keep(_body));
    }

    /// <summary>Each tape is opened at the level of the function, right before what fills it.</summary>
    private Block OpenTapes(Block body)
    {
        var closed = new HashSet<Operand>(_taped.Values.SelectMany(kept => kept).Select(kept => kept.Carrier));
        var ops = new List<Op>();
        foreach (Op op in body.Ops)
        {
            foreach (Value tape in op.Flatten().OfType<Push>().Select(push => push.Tape).OfType<Value>().Where(closed.Remove).ToList())
                ops.Add(new OpenTape(tape));
            ops.Add(op);
        }
        return body with { Ops = ops.ToEquatableArray() };
    }

    private Block Keep(Block block)
    {
        var forward = new ForwardKeeper(_places, _stored, _taped, _exported);
        var ops = new List<Op>();
        foreach (Op op in block.Ops)
        {
            if (op.Pair == 0)
                ops.Add(Inside(op));
            else if (_forwardPairs.Add(op.Pair))
                ops.AddRange([.. _places.Buffers(op, _stored), .. forward.RewriteOne(op)]);
            else
                ops.Add(new ReverseReader(this, null).Reversed(op));
        }
        return block with { Ops = ops.ToEquatableArray() };
    }

    // A region without a pair (sweeps that were fused) has both sweeps inside.
    private Op Inside(Op op) => op switch
    {
        Branch branch => branch with { Then = Keep(branch.Then), Else = Keep(branch.Else) },
        CountedLoop loop => loop with { Body = Keep(loop.Body) },
        WhileLoop loop => loop with { Body = Keep(loop.Body) },
        _ => op,
    };

    /// <summary>Every value that the reverse sweep reads out of its scope.</summary>
    private IEnumerable<DefinitionSite> Demands()
    {
        var seen = new HashSet<int>();
        var demands = new Dictionary<int, DefinitionSite>();
        Visit(_body);
        return demands.Values;

        void Visit(Block block)
        {
            foreach (Op op in block.Ops)
            {
                if (op.Pair > 0 && !seen.Add(op.Pair))
                    Collect(op, demands);
                else if (op.Pair == 0)
                    foreach (Block inner in op.Blocks())
                        Visit(inner);
            }
        }
    }

    private void Collect(Op op, Dictionary<int, DefinitionSite> demands)
    {
        foreach (Operand operand in op.Operands().Concat(op.Blocks().SelectMany(block => block.Yields)))
            Demand(operand, demands);
        foreach (Op inner in op.Blocks().SelectMany(block => block.Ops))
            Collect(inner, demands);
    }

    // A buffer is made again where it is read, from what it was made from.
    private void Demand(Operand operand, Dictionary<int, DefinitionSite> demands)
    {
        if (_sites.Find(operand) is not { Home: not null } site || demands.ContainsKey(site.Value.Id))
            return;
        demands.Add(site.Value.Id, site);
        if (site is { Value.Type: BufferType, Definition: Compute or Allocate })
            foreach (Operand source in site.Definition.Operands())
                Demand(source, demands);
    }

    private void Decide(DefinitionSite site)
    {
        if (site.Home is not PairedBlock home || !_decided.Add(site.Value.Id) || _policy.Recomputes(site))
            return;
        Value value = site.Value with { Name = NamesOfValues.Of(site.Value, site.Definition) };
        if (_places.Has(home))
        {
            Value buffer = _builder.Fresh(new BufferType(BufferShape.Span, (ScalarType)value.Type), value.Name.Length > 0 ? value.Name + "Kept" : "kept");
            Add(_stored, home, new KeptValue(value, home.Index, buffer));
            return;
        }
        if (IsLoop(home))
        {
            Value tape = _builder.Fresh(new TapeType((ScalarType)value.Type), value.Name.Length > 0 ? value.Name + "Kept" : "kept");
            Add(_taped, home, new KeptValue(value, home.Index, tape));
            return;
        }
        Value export = _builder.Fresh(value.Type, value.Name);
        Add(_exported, home, new KeptValue(value, home.Index, export));
        _exports.Add(value.Id, export);
        var exportSite = new DefinitionSite(export, null, home.Outer, site.Order);
        _sites.Add(exportSite);
        Decide(exportSite);
    }

    /// <summary>The forward loop in whose order the reverse loop may run: nothing is taken off a tape in it, and its order does not matter.</summary>
    private CountedLoop? Ascends(CountedLoop reverse) =>
        _ascend
        && _sites.CountedLoops.TryGetValue(reverse.Pair, out CountedLoop? forward)
        && reverse.Flatten().All(op => op.Pair == 0 || !_taped.ContainsKey(op.Pair))
        && IterationOrder.IsFree(reverse, _memory)
            ? forward
            : null;

    private bool IsLoop(PairedBlock home) => _sites.LoopPairs.Contains(home.Pair);

    private static void Add(Dictionary<int, List<KeptValue>> lists, PairedBlock home, KeptValue kept)
    {
        if (!lists.TryGetValue(home.Pair, out List<KeptValue>? list))
            lists.Add(home.Pair, list = []);
        list.Add(kept);
    }

    /// <summary>Rewrites one block of the reverse sweep; each frame mirrors a block of the forward sweep.</summary>
    private sealed class ReverseReader(KeepValues keep, ReverseReader? outer) : Rewriter
    {
        private readonly Dictionary<int, Operand> _resolved = [];
        private List<Op> _ops = [];
        private PairedBlock? _home;

        public Op Reversed(Op op)
        {
            if (op.Pair == 0)
                return Copy(op);
            return op switch
            {
                Branch branch => branch with
                {
                    Condition = Map(branch.Condition),
                    Then = Mirror(branch.Then, new PairedBlock(op.Pair, 0, _home), op),
                    Else = Mirror(branch.Else, new PairedBlock(op.Pair, 1, _home), op),
                    Pair = 0,
                },
                CountedLoop loop when keep.Ascends(loop) is CountedLoop forward => loop with
                {
                    Counter = loop.Counter with { Type = forward.Counter.Type },
                    Start = Map(forward.Start),
                    Bound = Map(forward.Bound),
                    Comparison = forward.Comparison,
                    Step = forward.Step,
                    Initial = Map(loop.Initial),
                    Body = Mirror(loop.Body, new PairedBlock(op.Pair, 0, _home), op),
                    Pair = 0,
                },
                CountedLoop loop => loop with
                {
                    Start = Map(loop.Start),
                    Bound = Map(loop.Bound),
                    Initial = Map(loop.Initial),
                    Body = Mirror(loop.Body, new PairedBlock(op.Pair, keep._sites.BodyIndex(op.Pair), _home), op),
                    Pair = 0,
                },
                _ => throw Structure.Unknown(op),
            };
        }

        public override Operand Map(Operand operand) =>
            keep._sites.Find(operand) is { Home: not null } site ? Resolve(site) : operand;

        private Block Mirror(Block block, PairedBlock home, Op region)
        {
            var inner = new ReverseReader(keep, this) { _home = home };
            if (region is CountedLoop loop)
                inner.Enter(loop);
            foreach (Op op in block.Ops)
            {
                Op rewritten = inner.Reversed(op);
                inner._ops.Add(rewritten);
            }
            EquatableArray<Operand> yields = inner.Map(block.Yields);
            return new Block(block.Parameters, inner._ops.ToEquatableArray(), yields);
        }

        /// <summary>At the head of a reverse iteration: the counter, and what is on the tapes.</summary>
        private void Enter(CountedLoop reverse)
        {
            if (keep._sites.CountedLoops.TryGetValue(reverse.Pair, out CountedLoop? forward))
                _resolved[forward.Counter.Id] = keep.Ascends(reverse) is not null
                    ? reverse.Counter with { Type = forward.Counter.Type }
                    : forward.Step is 1 or -1 ? reverse.Counter : Written(builder =>
                    TripCount.Counter(builder, forward, outer!.Map(forward.Start), reverse.Counter));
            if (keep._stored.TryGetValue(reverse.Pair, out List<KeptValue>? stored))
            {
                Operand place = Written(_ => keep._places.Index(_home!, Map));
                foreach (KeptValue item in stored)
                {
                    Value read = keep._builder.Fresh(item.Value.Type, item.Value.Name);
                    _ops.Add(new Load(read, item.Carrier, place));
                    _resolved[item.Value.Id] = read;
                }
            }
            if (keep._taped.TryGetValue(reverse.Pair, out List<KeptValue>? kept))
                foreach (KeptValue item in kept)
                {
                    Value popped = keep._builder.Fresh(item.Value.Type, item.Value.Name);
                    _ops.Add(new Pop(popped, item.Carrier));
                    _resolved[item.Value.Id] = popped;
                }
        }

        private Operand Written(Func<IrBuilder, Operand> write)
        {
            keep._builder.OpenBlock();
            Operand operand = write(keep._builder);
            _ops.AddRange(keep._builder.CloseBlock([], []).Ops);
            return operand;
        }

        private Operand Resolve(DefinitionSite site)
        {
            if (!site.Home!.Equals(_home))
                return (outer ?? throw new InvalidOperationException($"{site.Value} is read outside the reverse of its block.")).Resolve(site);
            if (_resolved.TryGetValue(site.Value.Id, out Operand? known))
                return known;
            Operand resolved = keep._exports.TryGetValue(site.Value.Id, out Value? export) ? Map(export) : Recompute(site);
            _resolved.Add(site.Value.Id, resolved);
            return resolved;
        }

        private Value Recompute(DefinitionSite site)
        {
            Value again = keep._builder.Fresh(site.Value.Type, site.Value.Name);
            Op op = site.Definition switch
            {
                Compute compute => compute with { Result = again, Operands = Map(compute.Operands) },
                Apply apply => apply with { Result = again, Operands = Map(apply.Operands) },
                Load load => load with { Result = again, Buffer = Map(load.Buffer), Index = Map(load.Index) },
                Allocate allocate => allocate with { Result = again, Length = Map(allocate.Length) },
                Op other => throw Structure.Unknown(other),
                null => throw new InvalidOperationException($"{site.Value} was neither kept nor can be computed again."),
            };
            _ops.Add(op);
            return again;
        }
    }
}

/// <summary>A value of the forward sweep that is kept: which block it is in, and the buffer, the tape or the branch result that carries it.</summary>
internal sealed record KeptValue(Value Value, int BlockIndex, Value Carrier);
