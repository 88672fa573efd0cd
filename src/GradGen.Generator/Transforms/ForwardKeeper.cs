using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>The forward sweep with what is kept: loops put it on tapes, branches have it as further results.</summary>
internal sealed class ForwardKeeper(IReadOnlyDictionary<int, List<KeptValue>> taped, IReadOnlyDictionary<int, List<KeptValue>> exported) : Rewriter
{
    public IEnumerable<Op> RewriteOne(Op op) => Rewrite(op);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (op.Pair > 0)
            copy = (copy with { Pair = 0 }) switch
            {
                Branch branch when exported.TryGetValue(op.Pair, out List<KeptValue>? kept) => Export(branch, kept),
                CountedLoop loop when taped.TryGetValue(op.Pair, out List<KeptValue>? kept) => loop with { Body = Record(loop.Body, kept, loop.Counter) },
                WhileLoop loop when taped.TryGetValue(op.Pair, out List<KeptValue>? kept) => loop with { Body = Record(loop.Body, kept, null) },
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

    private static Block Record(Block body, List<KeptValue> kept, Value? counter)
    {
        var waiting = kept.ToDictionary(item => item.Value.Id);
        var ops = new List<Op>();
        PushAll(counter is null ? body.Parameters : [.. body.Parameters, counter], "");
        foreach (Op op in body.Ops)
        {
            ops.Add(op);
            PushAll(op.Results(), op.Origin);
        }
        return body with { Ops = ops.ToEquatableArray() };

        void PushAll(IEnumerable<Value> defined, string origin)
        {
            foreach (Value value in defined)
                if (waiting.TryGetValue(value.Id, out KeptValue? item))
                    ops.Add(new Push(item.Carrier, value) { Origin = origin });
        }
    }
}
