using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>Derivative.Stop has done its work once the derivatives are written: it is its operand.</summary>
internal sealed class StopErasure : Rewriter
{
    public static Block Apply(Block body) => new StopErasure().Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not Apply { Function: "Stop" } stop)
            return [Copy(op)];
        Replace(stop.Result, Map(stop.Operands[0]));
        return [];
    }
}
