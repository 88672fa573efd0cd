using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// What takes an element, leaves 0 and then adds it again, the reverse of <c>a[i] += b</c>, only reads it.
/// </summary>
internal static class RestoredElements
{
    public static Block Apply(Block body) => Rewrite(body, new Memory(body));

    private static Block Rewrite(Block block, Memory memory)
    {
        List<Op> ops = [.. block.Ops.Select(op => Inside(op, memory))];
        for (int i = 1; i < ops.Count; i++)
        {
            if (ops[i] is not Store { Value: Constant { Bits: 0 } } taken || ops[i - 1] is not Load load || !load.Buffer.Equals(taken.Buffer) || !load.Index.Equals(taken.Index))
                continue;
            int back = ops.FindIndex(i + 1, op => op.Flatten().Any(inner => inner is not Compute && inner.Operands().Any(operand => operand.Type is BufferType && memory.Root(operand).Equals(memory.Root(taken.Buffer)))));
            if (back < 0 || ops[back] is not Accumulate sum || !sum.Buffer.Equals(taken.Buffer) || !sum.Index.Equals(taken.Index) || !sum.Value.Equals(load.Result))
                continue;
            ops.RemoveAt(back);
            ops.RemoveAt(i);
        }
        return block with { Ops = ops.ToEquatableArray() };
    }

    private static Op Inside(Op op, Memory memory) => op switch
    {
        Branch branch => branch with { Then = Rewrite(branch.Then, memory), Else = Rewrite(branch.Else, memory) },
        CountedLoop loop => loop with { Body = Rewrite(loop.Body, memory) },
        WhileLoop loop => loop with { Condition = Rewrite(loop.Condition, memory), Body = Rewrite(loop.Body, memory) },
        _ => op,
    };
}
