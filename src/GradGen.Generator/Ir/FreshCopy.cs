using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>Copies operations that stay where they are too: all values that the copies define are new.</summary>
internal sealed class FreshCopy(IrBuilder builder) : Rewriter
{
    public override Block Rewrite(Block block) => base.Rewrite(block with { Parameters = New(block.Parameters) });

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Value? counter = op is CountedLoop loop ? New(loop.Counter) : null;
        return
        [
            Copy(op) switch
            {
                Compute o => o with { Result = New(o.Result) },
                Apply o => o with { Result = New(o.Result) },
                Load o => o with { Result = New(o.Result) },
                Branch o => o with { Results = New(o.Results) },
                CountedLoop o => o with { Results = New(o.Results), Counter = counter! },
                _ => throw Structure.Unknown(op),
            },
        ];
    }

    private EquatableArray<Value> New(EquatableArray<Value> values) => values.Select(New).ToEquatableArray();

    private Value New(Value value)
    {
        Value copy = builder.Fresh(value.Type, value.Name);
        Replace(value, copy);
        return copy;
    }
}
