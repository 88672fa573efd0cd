using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>Arithmetic that is the same in every iteration moves in front of the loop. Nothing that may throw moves: no element reads, no slices, no integer division.</summary>
internal sealed class InvariantCode : Rewriter
{
    public static Block Apply(Block body) => new InvariantCode().Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (copy is not (CountedLoop or WhileLoop))
            return [copy];
        var hoisted = new List<Op>();
        return copy switch
        {
            CountedLoop loop => [.. Hoist(loop.Body, loop.InnerValues(), hoisted, out Block body), loop with { Body = body }],
            WhileLoop loop => [.. Hoist(loop.Body, [], hoisted, out Block body), loop with { Body = body }],
            _ => [copy],
        };
    }

    private static List<Op> Hoist(Block body, IEnumerable<Value> inner, List<Op> hoisted, out Block rest)
    {
        var varying = new HashSet<int>(body.Parameters.Concat(inner).Select(value => value.Id));
        var stay = new List<Op>();
        foreach (Op op in body.Ops)
        {
            if (Movable(op) && !op.Operands().Any(operand => operand is External { MayThrow: true } || (operand is Value value && varying.Contains(value.Id))))
            {
                hoisted.Add(op);
                continue;
            }
            stay.Add(op);
            varying.UnionWith(op.Results().Select(value => value.Id));
        }
        rest = body with { Ops = new(stay.ToArray()) };
        return hoisted;
    }

    private static bool Movable(Op op) => op switch
    {
        // What may throw stays where it may not be reached.
        Compute { Operator: Operator.Length, Operands: [External { Type: BufferType { Shape: BufferShape.Array } }] } => false,
        Compute { IsChecked: true } => false,
        Compute compute => !compute.Operator.MayThrow(compute.Result.Type),
        Apply apply => apply.Result.Type.IsReal || apply.Function is "Max" or "Min",
        _ => false,
    };
}
