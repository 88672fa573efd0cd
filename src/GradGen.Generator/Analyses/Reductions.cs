using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>What a loop gathers from all its iterations, in any order.</summary>
internal enum Reduction
{
    Sum,
    Max,
    Min,
}

/// <summary>Finds out which reductions a loop carries.</summary>
internal static class Reductions
{
    /// <summary>The reductions, one for each carried value; null when one is something else.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="isStrict">True when the order of a sum must be kept.</param>
    public static Reduction[]? Of(CountedLoop loop, bool isStrict)
    {
        Reduction?[] extrema = [.. loop.Results.Select((_, k) => Extremum(loop.Body, k))];
        int[] sums = [.. Enumerable.Range(0, extrema.Length).Where(k => extrema[k] is null)];
        return sums.Length > 0 && (isStrict || !IterationOrder.CarriesSums(loop.Body, sums)) ? null : [.. extrema.Select(extremum => extremum ?? Reduction.Sum)];
    }

    /// <summary>Math.Max of the carried value and what does not depend on it.</summary>
    private static Reduction? Extremum(Block body, int position)
    {
        Value carried = body.Parameters[position];
        if (body.Yields[position] is not Value next || body.Ops.OfType<Apply>().FirstOrDefault(op => op.Result.Equals(next)) is not { Function: "Max" or "Min" } extremum)
            return null;
        int reads = body.Flatten().Sum(op => op.Operands().Count(operand => operand.Equals(carried)) + op.Blocks().Sum(block => block.Yields.Count(yield => yield.Equals(carried))));
        bool isReadAgain = body.Flatten().Any(op => op.Operands().Contains(next) || op.Blocks().Any(block => block.Yields.Contains(next)))
            || body.Yields.Count(yield => yield.Equals(next) || yield.Equals(carried)) > 1;
        return reads == 1 && extremum.Operands.Contains(carried) && !isReadAgain ? (extremum.Function == "Max" ? Reduction.Max : Reduction.Min) : null;
    }
}
