using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>What the iterations of a loop add to one and the same element is carried as a sum, which is added to the element once, after the loop.</summary>
internal sealed class InvariantSums : Rewriter
{
    private readonly Memory _memory;
    private readonly IrBuilder _builder;

    private InvariantSums(Function function) => (_memory, _builder) = (new Memory(function.Body), new IrBuilder(function.NextId));

    public static Function Apply(Function function)
    {
        var pass = new InvariantSums(function);
        Block body = pass.Rewrite(function.Body);
        return function with { Body = body, NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (copy is not CountedLoop loop || loop.Flatten().Any(inner => inner is Evaluate or Invoke))
            return [copy];
        HashSet<int> own = [.. loop.Body.Parameters.Concat(loop.InnerValues()).Concat(loop.Body.Ops.SelectMany(inner => inner.Results())).Select(value => value.Id)];
        bool IsInvariant(Operand operand) => operand is not Value value || !own.Contains(value.Id);
        Accumulate[] sums = [.. loop.Body.Ops.OfType<Accumulate>().Where(sum => IsInvariant(sum.Buffer) && IsInvariant(sum.Index) && IsOnlySummed(loop, sum.Buffer))];
        return sums.Length == 0 ? [copy] : Carry(loop, sums);
    }

    private bool IsOnlySummed(CountedLoop loop, Operand buffer) =>
        loop.Body.Flatten().All(op => op is Accumulate or Compute || !op.Operands().Any(operand => operand.Type is BufferType && _memory.Root(operand).Equals(_memory.Root(buffer))));

    private List<Op> Carry(CountedLoop loop, Accumulate[] sums)
    {
        (Operand, Operand)[] places = [.. sums.Select(sum => (sum.Buffer, sum.Index)).Distinct()];
        int PlaceOf(Accumulate sum) => System.Array.IndexOf(places, (sum.Buffer, sum.Index));
        Accumulate[] firsts = [.. places.Select((_, k) => sums.First(sum => PlaceOf(sum) == k))];
        Value[] Fresh() => [.. firsts.Select(sum => _builder.Fresh(sum.Value.Type, "sum"))];
        Value[] carried = Fresh(), results = Fresh();
        Operand[] current = [.. carried];
        var ops = new List<Op>();
        foreach (Op op in loop.Body.Ops)
        {
            if (op is not Accumulate sum || !sums.Contains(sum))
            {
                ops.Add(op);
                continue;
            }
            Value next = _builder.Fresh(sum.Value.Type, "sum");
            ops.Add(new Compute(next, Operator.Add, [current[PlaceOf(sum)], sum.Value]) { Origin = sum.Origin });
            current[PlaceOf(sum)] = next;
        }
        Value any = _builder.Fresh(ScalarType.Boolean);
        return
        [
            loop with
            {
                Results = [.. loop.Results, .. results],
                Initial = [.. loop.Initial, .. firsts.Select(sum => (Operand)Constant.Default((ScalarType)sum.Value.Type))],
                Body = new Block([.. loop.Body.Parameters, .. carried], ops.ToEquatableArray(), [.. loop.Body.Yields, .. current]),
            },
            // Without an iteration there may be no such element.
            new Compute(any, loop.Comparison, [loop.Start, loop.Bound]),
            new Branch([], any, new Block([], firsts.Select((sum, k) => (Op)(sum with { Value = results[k] })).ToEquatableArray(), []), new Block([], [], [])),
        ];
    }
}
