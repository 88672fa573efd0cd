using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Loops with independent iterations run these side by side, one in each lane of a vector, and what is left over one by one. Of a nest the loop is taken that costs least: an
/// inner one has its elements in the lanes, an outer one its points.
/// </summary>
internal sealed class Vectorize : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly bool _isStrict;

    // How many loops are around.
    private int _depth;

    private Vectorize(Function function, bool isStrict)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = new Memory(function.Body);
        _isStrict = isStrict;
    }

    /// <param name="function">A finished derivative.</param>
    /// <param name="effects">What the methods do that it calls.</param>
    /// <param name="options">Which optimisations run.</param>
    /// <param name="isStrict">True when every result must have the bits that the source's order gives.</param>
    public static Function Apply(Function function, CalleeEffects effects, Options options, bool isStrict)
    {
        if (!function.Body.Flatten().Any(op => op is CountedLoop))
            return function;
        var pass = new Vectorize(function, isStrict);
        Block body = pass.Rewrite(function.Body);
        if (pass._builder.NextId == function.NextId)
            return function;
        return function with { Body = Simplification.Apply(body, effects, options with { Fold = false }), NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not (CountedLoop or WhileLoop))
            return [Copy(op)];
        List<Op>? own = op is CountedLoop counted ? LaneLoop.TryWrite(counted, _builder, _memory, _isStrict, _depth == 0, out _) : null;
        if (own is not null && !op.Blocks().SelectMany(block => block.Flatten()).Any(inner => inner is CountedLoop))
            return own;
        _depth++;
        Op within = Copy(op);
        _depth--;
        if (own is null || LoopCost.Of(own) >= LoopCost.Of([within]))
            return [within];
        // What is left over has its inner loops in lanes.
        var rest = (CountedLoop)own[own.Count - 1];
        own[own.Count - 1] = (CountedLoop)within with { Start = rest.Start, Initial = rest.Initial };
        return own;
    }
}
