using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>The forward sweep with what is kept: loops store it or put it on tapes, branches have it as further results.</summary>
internal sealed class ForwardKeeper(KeptPlaces places, IReadOnlyDictionary<int, List<KeptValue>> stored, IReadOnlyDictionary<int, List<KeptValue>> taped, IReadOnlyDictionary<int, List<KeptValue>> exported) : Rewriter
{
    public IEnumerable<Op> RewriteOne(Op op) => Rewrite(op);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (op.Pair > 0)
            copy = (copy with { Pair = 0 }) switch
            {
                Branch branch when exported.TryGetValue(op.Pair, out List<KeptValue>? kept) => Export(branch, kept),
                CountedLoop loop => loop with { Body = Record(Store(loop.Body, op.Pair, loop.Counter), taped.TryGetValue(op.Pair, out List<KeptValue>? kept) ? kept : [], loop.Counter, Pushed) },
                WhileLoop loop when taped.TryGetValue(op.Pair, out List<KeptValue>? kept) => loop with { Body = Record(loop.Body, kept, null, Pushed) },
                Op other => other,
            };
        return [copy];
    }

    private static Branch Export(Branch branch, List<KeptValue> kept)
    {
        Operand Yield(KeptValue item, int arm) => item.BlockIndex == arm ? item.Value : Constant.Default((ScalarType)item.Value.Type);
        return branch with
        {
            Results = [.. branch.Results, .. kept.Select(item => item.Carrier)],
            Then = branch.Then with { Yields = [.. branch.Then.Yields, .. kept.Select(item => Yield(item, 0))] },
            Else = branch.Else with { Yields = [.. branch.Else.Yields, .. kept.Select(item => Yield(item, 1))] },
        };
    }

    private static Op Pushed(KeptValue item) => new Push(item.Carrier, item.Value);

    private Block Store(Block body, int pair, Value counter)
    {
        if (!stored.TryGetValue(pair, out List<KeptValue>? kept))
            return body;
        Block place = places.Index(pair, out Operand index);
        body = Record(body, kept, counter, item => new Store(item.Carrier, index, item.Value));
        return body with { Ops = [.. place.Ops, .. body.Ops] };
    }

    private static Block Record(Block body, List<KeptValue> kept, Value? counter, Func<KeptValue, Op> record)
    {
        var waiting = kept.ToDictionary(item => item.Value.Id);
        var ops = new List<Op>();
        RecordAll(counter is null ? body.Parameters : [.. body.Parameters, counter], "");
        foreach (Op op in body.Ops)
        {
            ops.Add(op);
            RecordAll(op.Results(), op.Origin);
        }
        return body with { Ops = ops.ToEquatableArray() };

        void RecordAll(IEnumerable<Value> defined, string origin)
        {
            foreach (Value value in defined)
                if (waiting.TryGetValue(value.Id, out KeptValue? item))
                    ops.Add(record(item) with { Origin = origin });
        }
    }
}
