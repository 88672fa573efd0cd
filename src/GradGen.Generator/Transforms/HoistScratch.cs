using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>A scratch buffer that each iteration of a loop would make anew, as long in all, is made once in front of the loop, and cleared in each where that matters.</summary>
internal sealed class HoistScratch : Rewriter
{
    private readonly Memory _memory;

    private HoistScratch(Block body) => _memory = new Memory(body);

    public static Block Apply(Block body) => body.Flatten().Any(op => op is Allocate) ? new HoistScratch(body).Rewrite(body) : body;

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        return copy switch
        {
            CountedLoop loop => [.. Hoist(loop.Body, loop.InnerValues(), out Block body), loop with { Body = body }],
            WhileLoop loop => [.. Hoist(loop.Body, [], out Block body), loop with { Body = body }],
            _ => [copy],
        };
    }

    private List<Op> Hoist(Block body, IEnumerable<Value> inner, out Block rest)
    {
        HashSet<int> own = [.. body.Parameters.Concat(inner).Concat(body.Ops.SelectMany(op => op.Results())).Select(value => value.Id)];
        var hoisted = new List<Op>();
        var stay = new List<Op>();
        foreach (Op op in body.Ops)
        {
            if (op is not Allocate { IsReturned: false } allocate || (allocate.Length is Value length && own.Contains(length.Id)) || allocate.Length is External || Leaves(body, allocate.Result))
            {
                stay.Add(op);
                continue;
            }
            hoisted.Add(allocate with { IsOverwritten = true });
            if (!allocate.IsOverwritten)
                stay.Add(new Clear(allocate.Result));
        }
        rest = body with { Ops = stay.ToEquatableArray() };
        return hoisted;
    }

    /// <summary>True when it may be known beyond the iteration, or changes its length.</summary>
    private bool Leaves(Block body, Value buffer)
    {
        return _memory.Grows(buffer) || body.Yields.Any(IsIt) || body.Flatten().Any(op => op.Blocks().Any(block => block.Yields.Any(IsIt)) || (op is Evaluate && op.Operands().Any(IsIt)));

        bool IsIt(Operand operand) => operand.Type is BufferType && _memory.Root(operand).Equals(buffer);
    }
}
