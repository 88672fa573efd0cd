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
internal sealed class FuseSweeps
{
    private readonly Memory _memory;

    private FuseSweeps(Block body) => _memory = new Memory(body);

    public static Block Apply(Block body) => new FuseSweeps(body).Rewrite(body);

    private Block Rewrite(Block block)
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

    private Op Inside(Op op) => op switch
    {
        Branch branch => branch with { Then = Rewrite(branch.Then), Else = Rewrite(branch.Else) },
        CountedLoop loop => loop with { Body = Rewrite(loop.Body) },
        _ => op,
    };

    /// <summary>Puts one operation in place of the two, with what the second needs in front of it; does nothing when that is impossible.</summary>
    private void Fuse(List<Op> ops, int first, int second)
    {
        Op? fused = Combine(ops[first], ops[second]);
        List<Op> between = ops.GetRange(first + 1, second - first - 1);
        // What is added to a buffer that grows has its place from the iterations before.
        if (fused is null || fused.Flatten().Any(op => op is Grow))
            return;
        HashSet<Op> needed = Needed(between, ops[second]);
        // Later than the fused operation: all that stays behind it, and for what moves in front of it, what it defines itself. Of a pair, the
        // reverse operation stays behind the forward one.
        HashSet<int> late = [.. Defined(between.Where(op => !needed.Contains(op))), .. ops[first].Results().Select(value => value.Id)];
        HashSet<int> inside = [.. Defined([ops[first]])];
        if (Reads(ops[second]).Any(late.Contains)
            || needed.Any(op => !(IsMovable(op) || IsFirstCopy(op, ops[first], between)) || Reads(op).Any(id => late.Contains(id) || inside.Contains(id)))
            || Conflicts([.. between.Where(op => !needed.Contains(op))], ops[second]))
            return;
        ops.RemoveAt(second);
        ops.RemoveAll(needed.Contains);
        ops[first] = fused;
        ops.InsertRange(first, between.Where(needed.Contains).Select(op => Overtakes(op, between, needed) ? Alone(op) : op));
    }

    /// <summary>A reverse branch that moves in front of its forward branch: it reads nothing of that, or could not move.</summary>
    private static bool Overtakes(Op op, List<Op> between, HashSet<Op> needed) => op.Pair > 0 && between.TakeWhile(other => !ReferenceEquals(other, op)).Any(other => other.Pair == op.Pair && !needed.Contains(other));

    private static Op Alone(Op op) => op is Branch branch
        ? branch with { Pair = 0, Then = Alone(branch.Then), Else = Alone(branch.Else) }
        : op;

    private static Block Alone(Block block) => block with { Ops = block.Ops.Select(Alone).ToEquatableArray() };

    /// <summary>What of the operations between the reverse one depends on.</summary>
    private HashSet<Op> Needed(List<Op> between, Op reverse)
    {
        var wanted = new HashSet<int>(Reads(reverse));
        var needed = new HashSet<Op>(ReferenceComparer.Instance);
        for (int i = between.Count - 1; i >= 0; i--)
        {
            if (!between[i].Results().Any(value => wanted.Contains(value.Id)) && !(between[i] is CopyBuffer copy && _memory.Root(copy.Target) is Value target && wanted.Contains(target.Id)))
                continue;
            needed.Add(between[i]);
            wanted.UnionWith(Reads(between[i]));
        }
        return needed;
    }

    // A slice here is one of a shadow: it is inside because the primal's slice, which comes before, is.
    private static bool IsMovable(Op op) => op switch
    {
        Compute or Ir.Apply or Allocate => true,
        Branch branch => branch.Flatten().All(inner => inner is Compute or Ir.Apply or Branch),
        _ => false,
    };

    /// <summary>The cotangent of a buffer becomes its shadow, of which nothing is there before.</summary>
    private bool IsFirstCopy(Op op, Op forward, List<Op> between) =>
        op is CopyBuffer copy
        && between.Any(made => made is Allocate allocate && allocate.Result.Equals(_memory.Root(copy.Target)))
        && !between.Prepend(forward).Where(other => !ReferenceEquals(other, op)).SelectMany(_memory.WrittenBy).Any(root => root.Equals(_memory.Root(copy.Source)) || root.Equals(_memory.Root(copy.Target)));

    // The reverse operation moves in front of those in between: what it reads they must not write, what it writes they must not touch, but to add to what it only adds to.
    private bool Conflicts(List<Op> between, Op reverse)
    {
        HashSet<Operand> read = [.. reverse.Flatten().OfType<Load>().Select(load => _memory.Root(load.Buffer))];
        if (between.SelectMany(_memory.WrittenBy).Any(read.Contains))
            return true;
        HashSet<Operand> written = [.. _memory.WrittenBy(reverse)];
        HashSet<Operand> summed = [.. written.Where(buffer => reverse.Flatten().All(op => op is Accumulate or ReverseExtremum || !Touches(op, buffer)))];
        return between.SelectMany(op => op.Flatten()).Any(op => written.Any(buffer => Touches(op, buffer) && !(op is Accumulate or ReverseExtremum or Allocate && summed.Contains(buffer))));

        // To see memory in another shape, or part of it, is not to touch it.
        bool Touches(Op op, Operand buffer) => op is not Compute && op.Operands().Any(operand => operand.Type is BufferType && _memory.Root(operand).Equals(buffer));
    }

    /// <summary>The values defined by the operations, in their blocks too: the reverse sweep reads them there.</summary>
    private static IEnumerable<int> Defined(IEnumerable<Op> ops) => ops.SelectMany(op => op.Flatten())
        .SelectMany(op => op.Results().Concat(op.InnerValues()).Concat(op.Blocks().SelectMany(block => block.Parameters)))
        .Select(value => value.Id);

    private static IEnumerable<int> Reads(Op op)
    {
        foreach (Op inner in op.Flatten())
        {
            foreach (Operand operand in inner.Operands().Concat(inner.Blocks().SelectMany(block => block.Yields)))
                if (operand is Value value)
                    yield return value.Id;
        }
    }

    private Op? Combine(Op forward, Op reverse) => (forward, reverse) switch
    {
        (CountedLoop f, CountedLoop r) when IterationOrder.IsFree(r, _memory) => f with
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

    private static Block Join(Block first, Block second) => new([], Merge(first.Ops, second.Ops), [.. first.Yields, .. second.Yields]);

    /// <summary>Both in their order, arithmetic of the second as soon as it has what it reads of the first: then less is to be remembered.</summary>
    private static EquatableArray<Op> Merge(EquatableArray<Op> first, EquatableArray<Op> second)
    {
        HashSet<int> later = [.. Defined(first)];
        var merged = new List<Op>();
        int next = 0;
        foreach (Op op in first)
        {
            merged.Add(op);
            later.ExceptWith(Defined([op]));
            while (next < second.Count && second[next] is Compute { Result.Type: ScalarType { IsReal: true } } or Ir.Apply { Result.Type: ScalarType { IsReal: true } } && !Reads(second[next]).Any(later.Contains))
                merged.Add(second[next++]);
        }
        return [.. merged, .. second.Skip(next)];
    }

    private sealed class ReferenceComparer : IEqualityComparer<Op>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Op? x, Op? y) => ReferenceEquals(x, y);

        public int GetHashCode(Op op) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(op);
    }
}
