using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// A branch on the condition of an earlier one in the same block becomes part of that, when its arms are arithmetic and what they read is known before: the rows of a Jacobian go through the
/// branches of the primal one after the other.
/// </summary>
internal static class MergeBranches
{
    public static Block Apply(Block block)
    {
        List<Op> ops = [.. block.Ops.Select(Inner)];
        for (int first = 0; first < ops.Count; first++)
        {
            if (ops[first] is not Branch branch)
                continue;
            int second = first;
            while ((second = ops.FindIndex(second + 1, op => op is Branch other && other.Condition.Equals(branch.Condition))) > first)
                if (Moved(ops, first, second) is List<Op> moved)
                {
                    ops = moved;
                    // What is moved in front of the branch moves the branch.
                    second = first = ops.FindIndex(first, op => op is Branch merged && merged.Results.Take(branch.Results.Count).SequenceEqual(branch.Results) && merged.Condition.Equals(branch.Condition));
                    branch = (Branch)ops[first];
                }
        }
        return block with { Ops = ops.ToEquatableArray() };
    }

    private static Op Inner(Op op) => op is Branch branch ? branch with { Then = Apply(branch.Then), Else = Apply(branch.Else) } : op;

    /// <summary>The operations with the second branch in the first, and in front of it what the second reads; null where that is impossible.</summary>
    private static List<Op>? Moved(List<Op> ops, int first, int second)
    {
        var (branch, other) = ((Branch)ops[first], (Branch)ops[second]);
        if (!other.Flatten().All(IsArithmetic))
            return null;
        List<Op> between = ops.GetRange(first + 1, second - first - 1);
        HashSet<int> wanted = Read(other);
        var needed = new List<Op>();
        for (int i = between.Count - 1; i >= 0; i--)
        {
            if (!between[i].Results().Any(value => wanted.Contains(value.Id)))
                continue;
            if (between[i] is not (Compute or Ir.Apply) || !IsArithmetic(between[i]))
                return null;
            needed.Insert(0, between[i]);
            wanted.UnionWith(Read(between[i]));
        }
        if (branch.Results.Any(value => wanted.Contains(value.Id)))
            return null;
        Branch merged = branch with
        {
            Results = [.. branch.Results, .. other.Results],
            Then = Joined(branch.Then, other.Then),
            Else = Joined(branch.Else, other.Else),
        };
        return [.. ops.Take(first), .. needed, merged, .. between.Where(op => !needed.Contains(op)), .. ops.Skip(second + 1)];
    }

    private static Block Joined(Block a, Block b) => new([], [.. a.Ops, .. b.Ops], [.. a.Yields, .. b.Yields]);

    private static bool IsArithmetic(Op op) => op is Branch || (op is Compute or Ir.Apply && !op.MayThrow() && op.Results().All(value => value.Type is ScalarType));

    private static HashSet<int> Read(Op op) => [.. op.Operands().Concat(op.Blocks().SelectMany(block => block.FreeValues())).OfType<Value>().Select(value => value.Id)];
}
