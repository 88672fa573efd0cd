using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Copies arithmetic, element accesses, branches and counted loops with fresh values for what they define.</summary>
internal sealed class Renaming(IrBuilder builder) : Rewriter
{
    public Value Fresh(Value value)
    {
        Value fresh = builder.Fresh(value.Type, value.Name);
        Replace(value, fresh);
        return fresh;
    }

    public EquatableArray<Value> Fresh(EquatableArray<Value> values) => values.Select(Fresh).ToEquatableArray();

    /// <summary>The copy of one operation.</summary>
    public Op Rename(Op op)
    {
        switch (op)
        {
            case Compute o:
                return ((Compute)Copy(o)) with { Result = Fresh(o.Result) };
            case Apply o:
                return ((Apply)Copy(o)) with { Result = Fresh(o.Result) };
            case Load o:
                return ((Load)Copy(o)) with { Result = Fresh(o.Result) };
            case Accumulate:
                return Copy(op);
            case Branch o:
                return ((Branch)Copy(o)) with { Results = Fresh(o.Results) };
            case CountedLoop o:
                (Operand start, Operand bound, EquatableArray<Operand> initial) = (Map(o.Start), Map(o.Bound), Map(o.Initial));
                Value counter = Fresh(o.Counter);
                return o with { Start = start, Bound = bound, Initial = initial, Counter = counter, Body = Rewrite(o.Body with { Parameters = Fresh(o.Body.Parameters) }), Results = Fresh(o.Results) };
            default:
                throw Structure.Unknown(op);
        }
    }

    protected override IEnumerable<Op> Rewrite(Op op) => [Rename(op)];
}
