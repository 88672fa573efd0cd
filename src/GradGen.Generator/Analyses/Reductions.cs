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

    /// <summary>For each carried value the element that it is the extremum of; null when the loop does more than look for the greatest and least of elements that stay as they are.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="memory">The memory of the function around it.</param>
    public static (Apply Extremum, Load Element)[]? OfElements(CountedLoop loop, Memory memory)
    {
        if (loop is not { Step: 1, Comparison: Operator.Less } || !loop.Counter.Type.Equals(ScalarType.Int32))
            return null;
        Load[] loads = [.. loop.Body.Ops.OfType<Load>().Where(load => load is { Stride: null } && load.Index.Equals(loop.Counter) && !memory.IsWritten(load.Buffer))];
        (Apply? Extremum, Load? Element)[] found = [.. loop.Results.Select((_, k) =>
        {
            Apply? extremum = Extremum(loop.Body, k) is null ? null : Definition(loop.Body, k);
            return (extremum, loads.FirstOrDefault(load => extremum is not null && extremum.Operands.Contains(load.Result)));
        })];
        return loop.Body.Ops.Count == loads.Length + found.Length && found.All(pair => pair is (not null, not null)) ? [.. found.Select(pair => (pair.Extremum!, pair.Element!))] : null;
    }

    private static Apply? Definition(Block body, int position) =>
        body.Ops.OfType<Apply>().FirstOrDefault(op => op.Result.Equals(body.Yields[position]));

    /// <summary>Math.Max of the carried value and what does not depend on it.</summary>
    private static Reduction? Extremum(Block body, int position)
    {
        Value carried = body.Parameters[position];
        if (body.Yields[position] is not Value next || Definition(body, position) is not { Function: "Max" or "Min" } extremum)
            return null;
        int reads = body.Flatten().Sum(op => op.Operands().Count(operand => operand.Equals(carried)) + op.Blocks().Sum(block => block.Yields.Count(yield => yield.Equals(carried))));
        bool isReadAgain = body.Flatten().Any(op => op.Operands().Contains(next) || op.Blocks().Any(block => block.Yields.Contains(next)))
            || body.Yields.Count(yield => yield.Equals(next) || yield.Equals(carried)) > 1;
        return reads == 1 && extremum.Operands.Contains(carried) && !isReadAgain ? (extremum.Function == "Max" ? Reduction.Max : Reduction.Min) : null;
    }
}
