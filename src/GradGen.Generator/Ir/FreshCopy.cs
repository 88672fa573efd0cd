using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>A copy that defines values of its own, to stand beside what it is a copy of.</summary>
internal sealed class FreshCopy(IrBuilder builder) : Rewriter
{
    /// <summary>A value of its own, which stands for this one in the copy.</summary>
    public Value Fresh(Value value)
    {
        Value fresh = builder.Fresh(value.Type, value.Name);
        Replace(value, fresh);
        return fresh;
    }

    public EquatableArray<Value> Fresh(EquatableArray<Value> values) => values.Select(Fresh).ToEquatableArray();

    /// <summary>The copy of one operation.</summary>
    public Op CopyOf(Op op)
    {
        foreach (Value inner in op.InnerValues().Concat(op.Blocks().SelectMany(block => block.Parameters)))
            Fresh(inner);
        Op copy = Copy(op) switch
        {
            CountedLoop o => o with { Counter = Renewed(o.Counter), Body = Renewed(o.Body) },
            WhileLoop o => o with { Condition = Renewed(o.Condition), Body = Renewed(o.Body) },
            Op other => other,
        };
        foreach (Value result in op.Results())
            Fresh(result);
        return copy switch
        {
            Compute o => o with { Result = Renewed(o.Result) },
            Apply o => o with { Result = Renewed(o.Result) },
            Load o => o with { Result = Renewed(o.Result) },
            Allocate o => o with { Result = Renewed(o.Result) },
            OpenTape o => o with { Result = Renewed(o.Result) },
            Pop o => o with { Result = Renewed(o.Result) },
            ReverseExtremum o => o with { Results = Renewed(o.Results) },
            Branch o => o with { Results = Renewed(o.Results) },
            CountedLoop o => o with { Results = Renewed(o.Results) },
            WhileLoop o => o with { Results = Renewed(o.Results) },
            Invoke o => o with { Results = Renewed(o.Results) },
            Evaluate o => o with { Results = Renewed(o.Results) },
            _ => copy,
        };
    }

    protected override IEnumerable<Op> Rewrite(Op op) => [CopyOf(op)];

    private Value Renewed(Value value) => (Value)Map(value);

    private EquatableArray<Value> Renewed(EquatableArray<Value> values) => values.Select(Renewed).ToEquatableArray();

    private Block Renewed(Block block) => block with { Parameters = Renewed(block.Parameters) };
}
