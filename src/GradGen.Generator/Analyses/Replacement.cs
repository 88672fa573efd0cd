using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>
/// A branch in a loop that keeps numbers as they were or replaces them by what no iteration before had part in, as <c>if (x &lt; min) min = x;</c> does:
/// the last iteration that replaced them gives them all.
/// </summary>
/// <param name="At">Its number in the body.</param>
/// <param name="Replaces">True when it replaces them where its condition holds.</param>
/// <param name="Positions">Their positions among what the loop carries.</param>
/// <param name="Source">What an iteration computes them by, in the loop's values.</param>
internal sealed record Replacement(int At, bool Replaces, EquatableArray<int> Positions, Block Source)
{
    /// <summary>The replacements in a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="memory">The memory of the function around it.</param>
    /// <param name="activity">What carries derivatives: of other numbers nothing is asked again.</param>
    public static IEnumerable<Replacement> In(CountedLoop loop, Memory memory, Activity activity)
    {
        // What runs code from outside may change what an iteration reads.
        if (loop.Flatten().Any(op => op is Invoke or Evaluate { IsPure: false }))
            yield break;
        for (int i = 0; i < loop.Body.Ops.Count; i++)
        {
            if (loop.Body.Ops[i] is not Branch branch)
                continue;
            foreach (bool replaces in new[] { true, false })
            {
                (Block source, Block other) = replaces ? (branch.Then, branch.Else) : (branch.Else, branch.Then);
                Op[] ops = [.. loop.Body.Ops.Take(i), .. source.Ops];
                int[] positions = [.. Enumerable.Range(0, loop.Results.Count).Where(IsReplaced)];
                if (positions.Length > 0)
                    yield return new Replacement(i, replaces, positions.ToEquatableArray(), Needed(ops, [.. positions.Select(Yield)]));

                Operand Yield(int position) => source.Yields[IndexOf(branch, loop.Body.Yields[position])];

                bool IsReplaced(int position)
                {
                    Value carried = loop.Body.Parameters[position];
                    return IndexOf(branch, loop.Body.Yields[position]) is >= 0 and int result
                        && other.Yields[result].Equals(carried)
                        && activity.IsActive(carried)
                        && IsOnlyCompared(loop.Body, carried, branch.Results[result])
                        && CanRunAgain(loop, Needed(ops, [source.Yields[result]]), memory);
                }
            }
        }
    }

    private static int IndexOf(Branch branch, Operand result) => branch.Results.ToList().FindIndex(value => value.Equals(result));

    /// <summary>True when nothing of the iteration reads the number, but comparisons and the replacement itself.</summary>
    private static bool IsOnlyCompared(Block body, Value before, Value after)
    {
        Op[] ops = [.. body.Flatten()];
        return ops.Where(op => op.Operands().Contains(before)).All(op => op is Compute { Result.Type: ScalarType { Kind: ScalarKind.Boolean } })
            && ops.SelectMany(op => op.Blocks()).SelectMany(block => block.Yields).Count(yield => yield.Equals(before)) == 1
            && !ops.Any(op => op.Operands().Contains(after) || op.Blocks().Any(block => block.Yields.Contains(after)))
            && body.Yields.Count(yield => yield.Equals(before) || yield.Equals(after)) == 1;
    }

    /// <summary>The operations that the operands need, in order.</summary>
    private static Block Needed(Op[] ops, EquatableArray<Operand> yields)
    {
        HashSet<int> wanted = [.. yields.OfType<Value>().Select(value => value.Id)];
        var needed = new List<Op>();
        foreach (Op op in ops.Reverse())
        {
            if (!op.Results().Any(value => wanted.Contains(value.Id)))
                continue;
            needed.Add(op);
            wanted.UnionWith(op.Operands().OfType<Value>().Concat(op.Blocks().SelectMany(block => block.FreeValues())).Select(value => value.Id));
        }
        needed.Reverse();
        return new Block([], needed.ToEquatableArray(), yields);
    }

    /// <summary>True when the operations give the same after the loop as in it.</summary>
    private static bool CanRunAgain(CountedLoop loop, Block source, Memory memory)
    {
        HashSet<int> inside = [.. loop.Body.Flatten().SelectMany(op => op.Results()).Concat(loop.Body.Parameters).Select(value => value.Id)];
        HashSet<Operand> written = [.. memory.WrittenBy(loop)];
        return !source.FreeValues().Any(value => inside.Contains(value.Id))
            && source.Flatten().All(op => op is Compute or Apply or Branch or CountedLoop || (op is Load load && !written.Contains(memory.Root(load.Buffer))));
    }
}
