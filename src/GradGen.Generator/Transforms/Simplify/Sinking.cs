using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// Arithmetic that is read on one path only is done there: y / x before <c>if (x == 0) return 0;</c>. Where that path is not taken, its adjoint would be 0 times what is infinite.
/// What a loop repeats unchanged stays where it can move in front of the loop.
/// </summary>
internal static class Sinking
{
    public static Block Apply(Block body) => Sink(body, null);

    /// <param name="block">The block.</param>
    /// <param name="varying">The values that change from iteration to iteration of the loop around; null where there is none.</param>
    private static Block Sink(Block block, HashSet<int>? varying)
    {
        if (varying is not null)
            AddVarying(block, varying);
        var paths = new Paths(block.Yields);
        var kept = new List<(Op Op, int Number)>();
        for (int i = block.Ops.Count - 1; i >= 0; i--)
        {
            Op op = block.Ops[i];
            if (IsArithmetic(op) && (varying is null || varying.Contains(op.Results().First().Id)) && paths.OnlyPath(op.Results().First()) is (int, bool) path)
            {
                paths.Move(op, path);
                continue;
            }
            kept.Add((op, i));
            paths.Read(op, i);
        }
        kept.Reverse();
        return block with { Ops = kept.Select(own => Inner(own.Op is Branch branch ? paths.Filled(branch, own.Number) : own.Op, varying)).ToEquatableArray() };
    }

    private static Op Inner(Op op, HashSet<int>? varying) => op switch
    {
        Branch branch => branch with { Then = Sink(branch.Then, varying), Else = Sink(branch.Else, varying) },
        CountedLoop loop => loop with { Body = Sink(loop.Body, Changed(loop.Body, loop.InnerValues())) },
        WhileLoop loop => loop with { Condition = Sink(loop.Condition, Changed(loop.Condition, [])), Body = Sink(loop.Body, Changed(loop.Body, [])) },
        _ => op,
    };

    private static HashSet<int> Changed(Block body, IEnumerable<Value> inner) => [.. body.Parameters.Concat(inner).Select(value => value.Id)];

    private static void AddVarying(Block block, HashSet<int> varying)
    {
        foreach (Op op in block.Ops)
            if (!IsArithmetic(op) || op.Operands().Any(operand => operand is Value value && varying.Contains(value.Id)))
                varying.UnionWith(op.Results().Select(result => result.Id));
    }

    private static bool IsArithmetic(Op op) => op is Compute { Result.Type: ScalarType { IsReal: true } } or Apply { Result.Type: ScalarType { IsReal: true } };

    /// <summary>On which paths each value is read: a branch by its number and its arm, or anywhere else.</summary>
    private sealed class Paths
    {
        private static readonly (int, bool) s_elsewhere = (-1, false);
        private readonly Dictionary<int, HashSet<(int Branch, bool Then)>> _reads = [];
        private readonly Dictionary<(int Branch, bool Then), List<Op>> _moved = [];

        public Paths(IEnumerable<Operand> yields) => Add(yields, s_elsewhere);

        /// <summary>The one arm that reads the value; null when it is read elsewhere too, or not at all.</summary>
        public (int Branch, bool Then)? OnlyPath(Value value) =>
            _reads.TryGetValue(value.Id, out HashSet<(int Branch, bool Then)>? reads) && reads.Count == 1 && reads.First().Branch >= 0 ? reads.First() : null;

        /// <summary>Moves the operation to the head of the arm.</summary>
        public void Move(Op op, (int Branch, bool Then) path)
        {
            if (!_moved.TryGetValue(path, out List<Op>? ops))
                _moved.Add(path, ops = []);
            ops.Add(op);
            Add(op.Operands(), path);
        }

        /// <summary>Notes what the operation reads.</summary>
        public void Read(Op op, int number)
        {
            Add(op.Operands(), s_elsewhere);
            if (op is Branch branch)
            {
                Add(branch.Then.FreeValues(), (number, true));
                Add(branch.Else.FreeValues(), (number, false));
                return;
            }
            foreach (Block inner in op.Blocks())
                Add(inner.FreeValues(), s_elsewhere);
        }

        private void Add(IEnumerable<Operand> operands, (int, bool) path)
        {
            foreach (Operand operand in operands)
                if (operand is Value value)
                    (_reads.TryGetValue(value.Id, out HashSet<(int, bool)>? reads) ? reads : _reads[value.Id] = []).Add(path);
        }

        /// <summary>The branch with what was moved into its arms, in the order of the source.</summary>
        public Branch Filled(Branch branch, int number) => branch with { Then = Filled(branch.Then, (number, true)), Else = Filled(branch.Else, (number, false)) };

        private Block Filled(Block arm, (int, bool) path) =>
            _moved.TryGetValue(path, out List<Op>? ops) ? arm with { Ops = [.. Enumerable.Reverse(ops), .. arm.Ops] } : arm;
    }
}
