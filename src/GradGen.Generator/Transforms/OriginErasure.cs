using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Leaves out where operations came from: only derivatives are commented.</summary>
internal sealed class OriginErasure : Rewriter
{
    public static Block Apply(Block body) => new OriginErasure().Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op) => [Copy(op) with { Origin = "" }];
}
