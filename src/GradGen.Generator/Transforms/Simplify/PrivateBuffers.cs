using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// Scratch that a loop fills anew in each iteration before it reads it belongs to the iteration: it is made there. Then iterations that share nothing else are independent
/// (array privatization: Tu and Padua, Automatic array privatization, 1993).
/// </summary>
internal sealed class PrivateBuffers
{
    private readonly Memory _memory;

    private PrivateBuffers(Block body) => _memory = new Memory(body);

    public static Block Apply(Block body) => body.Flatten().Any(op => op is Allocate) ? new PrivateBuffers(body).Rewrite(body) : body;

    private Block Rewrite(Block block)
    {
        List<Op> ops = [.. block.Ops];
        foreach (Allocate allocate in block.Ops.OfType<Allocate>().Where(allocate => !allocate.IsReturned && allocate.Length is not External && !_memory.Grows(allocate.Result)))
        {
            int[] users = [.. Enumerable.Range(0, ops.Count).Where(i => !ReferenceEquals(ops[i], allocate) && ops[i].Flatten().Any(op => Touches(op, allocate.Result)))];
            if (users is not [int at] || block.Yields.Any(yield => IsPartOf(yield, allocate.Result)) || Moved(ops[at], allocate) is not Op loop)
                continue;
            ops[at] = loop;
            ops.Remove(allocate);
        }
        return block with { Ops = [.. ops.Select(Inside)] };
    }

    private Op Inside(Op op) => op switch
    {
        Branch branch => branch with { Then = Rewrite(branch.Then), Else = Rewrite(branch.Else) },
        CountedLoop loop => loop with { Body = Rewrite(loop.Body) },
        WhileLoop loop => loop with { Body = Rewrite(loop.Body) },
        _ => op,
    };

    private Op? Moved(Op user, Allocate allocate)
    {
        Block? With(Block body) => new Coverage(_memory, allocate).IsWrittenFirst(body)
            ? body with { Ops = [allocate with { IsOverwritten = true }, .. body.Ops] }
            : null;
        return user switch
        {
            CountedLoop loop when With(loop.Body) is Block body => loop with { Body = body },
            WhileLoop loop when !loop.Condition.Ops.SelectMany(op => op.Flatten()).Any(op => Touches(op, allocate.Result)) && With(loop.Body) is Block body => loop with { Body = body },
            _ => null,
        };
    }

    private bool Touches(Op op, Value buffer) => op.Operands().Concat(op.Blocks().SelectMany(block => block.Yields)).Any(operand => IsPartOf(operand, buffer));

    private bool IsPartOf(Operand operand, Value buffer) => operand.Type is BufferType && _memory.Root(operand).Equals(buffer);
}
