using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// A loop and the loop that reverses it become one, when each iteration can be reversed at once: its iterations are independent but for sums, and what its
/// reverse sweep needs from outside is known before it. Then nothing of it need be kept (Hascoët, Fidanova and Held, Adjoining independent computations, 2002).
/// The same for a branch.
/// </summary>
internal static class FuseSweeps
{
    public static Block Apply(Block block)
    {
        List<Op> ops = [.. block.Ops];
        for (int first = 0; first < ops.Count; first++)
        {
            if (ops[first].Pair > 0)
            {
                int second = ops.FindLastIndex(op => op.Pair == ops[first].Pair);
                if (second > first && ops.Count(op => op.Pair == ops[first].Pair) == 2)
                    Fuse(ops, first, second);
            }
            if (ops[first].Pair == 0)
                ops[first] = Inside(ops[first]);
        }
        return block with { Ops = ops.ToEquatableArray() };
    }

    private static Op Inside(Op op) => op switch
    {
        Branch branch => branch with { Then = Apply(branch.Then), Else = Apply(branch.Else) },
        CountedLoop loop => loop with { Body = Apply(loop.Body) },
        _ => op,
    };

    /// <summary>Puts one operation in place of the two, with what the second needs in front of it; does nothing when that is impossible.</summary>
    private static void Fuse(List<Op> ops, int first, int second)
    {
        Op? fused = Combine(ops[first], ops[second]);
        List<Op> between = ops.GetRange(first + 1, second - first - 1);
        if (fused is null || Needed(between, ops[second]) is not HashSet<Op> needed)
            return;
        var late = new HashSet<int>(ops[first].Results().Select(value => value.Id));
        foreach (Op op in between.Where(op => !needed.Contains(op)))
            late.UnionWith(op.Results().Select(value => value.Id));
        bool IsKnownBefore(Op op) => !Reads(op).Any(late.Contains);
        if (!IsKnownBefore(ops[second]) || !needed.All(op => IsMovable(op) && IsKnownBefore(op)) || Conflicts(between, ops[second]))
            return;
        ops.RemoveAt(second);
        ops.RemoveAll(needed.Contains);
        ops[first] = fused;
        ops.InsertRange(first, between.Where(needed.Contains));
    }

    /// <summary>What of the operations between the reverse one depends on, or null when it reads a result that cannot be found.</summary>
    private static HashSet<Op>? Needed(List<Op> between, Op reverse)
    {
        var wanted = new HashSet<int>(Reads(reverse));
        var needed = new HashSet<Op>(ReferenceComparer.Instance);
        for (int i = between.Count - 1; i >= 0; i--)
        {
            if (!between[i].Results().Any(value => wanted.Contains(value.Id)))
                continue;
            needed.Add(between[i]);
            wanted.UnionWith(Reads(between[i]));
        }
        return needed;
    }

    private static bool IsMovable(Op op) => op switch
    {
        Compute or Ir.Apply or Allocate => true,
        Branch branch => branch.Flatten().All(inner => inner is Compute or Ir.Apply or Branch),
        _ => false,
    };

    // What the reverse operation adds to must not be looked at in between: it will be added earlier.
    private static bool Conflicts(List<Op> between, Op reverse)
    {
        var memory = new Memory(new Block([], [reverse], []));
        var touched = reverse.Flatten().SelectMany(op => op.Operands()).Where(operand => operand.Type is BufferType && memory.IsWritten(operand)).Distinct().ToList();
        return between.SelectMany(op => op.Flatten()).Any(op => op is not Accumulate and not Allocate && op.Operands().Any(touched.Contains));
    }

    private static IEnumerable<int> Reads(Op op)
    {
        foreach (Op inner in op.Flatten())
        {
            foreach (Operand operand in inner.Operands().Concat(inner.Blocks().SelectMany(block => block.Yields)))
                if (operand is Value value)
                    yield return value.Id;
        }
    }

    private static Op? Combine(Op forward, Op reverse) => (forward, reverse) switch
    {
        (CountedLoop f, CountedLoop r) when IterationOrder.IsFree(r) => f with
        {
            Results = [.. f.Results, .. r.Results],
            Initial = [.. f.Initial, .. r.Initial],
            Body = new Block([.. f.Body.Parameters, .. r.Body.Parameters], [.. f.Body.Ops, .. r.Body.Ops], [.. f.Body.Yields, .. r.Body.Yields]),
            Pair = 0,
        },
        (Branch f, Branch r) => f with
        {
            Results = [.. f.Results, .. r.Results],
            Then = Join(f.Then, r.Then),
            Else = Join(f.Else, r.Else),
            Pair = 0,
        },
        _ => null,
    };

    private static Block Join(Block first, Block second) => new([], [.. first.Ops, .. second.Ops], [.. first.Yields, .. second.Yields]);

    private sealed class ReferenceComparer : IEqualityComparer<Op>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Op? x, Op? y) => ReferenceEquals(x, y);

        public int GetHashCode(Op op) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(op);
    }
}
