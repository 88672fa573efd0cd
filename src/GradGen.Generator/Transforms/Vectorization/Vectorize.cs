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
    // What is done while a sum is added to.
    private const double Short = 12;

    // The JIT follows only so many variables, of which several vectors have several each.
    private const int Large = 600;

    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly bool _isStrict;
    private readonly bool _jams;
    private readonly bool _fillsSeveral;
    private readonly bool _splits;

    // How many loops are around.
    private int _depth;

    private Vectorize(Function function, bool isStrict, Options options)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = new Memory(function.Body);
        _isStrict = isStrict;
        _jams = options.JamLoops;
        _fillsSeveral = options.SeveralVectors;
        _splits = options.SplitLoops;
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
        var pass = new Vectorize(function, isStrict, options);
        Block body = pass.Rewrite(function.Body);
        function = function with { Body = Simplification.Apply(body, effects, options with { Fold = false }), NextId = pass._builder.NextId };
        if (options.PackRows)
            function = PackedRows.Apply(function);
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
        List<Op>? own = op is CountedLoop counted ? InLanes(counted, 1) : null;
        if (own is not null && !op.Blocks().SelectMany(block => block.Flatten()).Any(inner => inner is CountedLoop))
            return _fillsSeveral && Waits((CountedLoop)op) ? InLanes((CountedLoop)op, LaneType.Several, 1) ?? own : own;
        _depth++;
        Op within = Copy(op);
        List<Op>? split = own is null || !_splits ? null : SplitLoop.TryWrite((CountedLoop)op, _builder, _memory);
        split = split is null ? null : [.. split.SelectMany(Rewrite)];
        _depth--;
        if (split is not null && LoopCost.Of(split) < System.Math.Min(LoopCost.Of(own!), LoopCost.Of([within])))
            return split;
        if (own is not null && LoopCost.Of(own) < LoopCost.Of([within]))
        {
            if (_fillsSeveral && IsWide(own))
                own = InLanes((CountedLoop)op, LaneType.Several, 1) ?? own;
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

    private List<Op>? InLanes(CountedLoop loop, params int[] widths) => LaneLoop.TryWrite(_isStrict ? loop : Upwards(loop), _builder, _memory, _isStrict, _depth == 0, widths, out _);

    /// <summary>True when an iteration has little to do but to wait for the sums of the one before.</summary>
    private static bool Waits(CountedLoop loop) => loop.Results.Count > 0 && LoopCost.Of(loop.Body.Ops) < Short;

    /// <summary>True when what all lanes read, and add to, is worth reading for more of them at once.</summary>
    private static bool IsWide(List<Op> own) => own.SelectMany(op => op.Flatten()).Count() <= Large;
}
