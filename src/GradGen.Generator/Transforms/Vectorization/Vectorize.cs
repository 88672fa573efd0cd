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
    private readonly bool _jams;

    // How many loops are around.
    private int _depth;

    private Vectorize(Function function, bool isStrict, bool jams)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = new Memory(function.Body);
        _isStrict = isStrict;
        _jams = jams;
    }

    /// <param name="function">A finished derivative.</param>
    /// <param name="effects">What the methods do that it calls.</param>
    /// <param name="options">Which optimisations run.</param>
    /// <param name="isStrict">True when every result must have the bits that the source's order gives.</param>
    public static Function Apply(Function function, CalleeEffects effects, Options options, bool isStrict)
    {
        if (!function.Body.Flatten().Any(op => op is CountedLoop))
            return function;
        if (!isStrict && options.CarrySums)
            function = InvariantSums.Apply(function);
        var pass = new Vectorize(function, isStrict, options.JamLoops);
        Block body = pass.Rewrite(function.Body);
        function = function with { Body = Simplification.Apply(body, effects, options with { Fold = false }), NextId = pass._builder.NextId };
        if (!isStrict && options.ShareDivisors)
            function = Reciprocals.Apply(function);
        function = function with { Body = DeadCode.Apply(function.Body, effects) };
        return !isStrict && options.FuseProducts ? FusedProducts.Apply(function) : function;
    }

    /// <summary>The same iterations from first to last: of those that run side by side the order does not matter.</summary>
    private static CountedLoop Upwards(CountedLoop loop) => loop is { Step: -1, Comparison: Operator.GreaterOrEqual }
        ? loop with { Start = loop.Bound, Bound = loop.Start, Comparison = Operator.LessOrEqual, Step = 1 }
        : loop;

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not (CountedLoop or WhileLoop))
            return [Copy(op)];
        List<Op>? own = op is CountedLoop counted ? LaneLoop.TryWrite(_isStrict ? counted : Upwards(counted), _builder, _memory, _isStrict, _depth == 0, out _) : null;
        if (own is not null && !op.Blocks().SelectMany(block => block.Flatten()).Any(inner => inner is CountedLoop))
            return own;
        _depth++;
        Op within = Copy(op);
        _depth--;
        if (own is not null && LoopCost.Of(own) < LoopCost.Of([within]))
        {
            // What is left over has its inner loops in lanes.
            var rest = (CountedLoop)own[own.Count - 1];
            own[own.Count - 1] = rest with { Body = ((CountedLoop)within).Body };
            return own;
        }
        List<Op>? jammed = _isStrict || !_jams || op is not CountedLoop loop ? null : UnrollAndJam.TryWrite(loop, _builder, _memory);
        if (jammed is null)
            return [within];
        _depth++;
        List<Op> several = [.. jammed.Select(Copy)];
        _depth--;
        return several;
    }
}
