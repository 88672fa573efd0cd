using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>An array that is not returned after all needs no memory of its own on the heap.</summary>
internal sealed class ScratchResults : Rewriter
{
    public static Block Apply(Block body) => new ScratchResults().Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op) => [op is Allocate allocate ? (Allocate)Copy(allocate) with { IsReturned = false } : Copy(op)];
}
