using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>A carried value that every iteration hands on as it is, is not carried: it is the value before the loop. What both arms of a branch give alike is not its result.</summary>
internal sealed class InvariantCarried : Rewriter
{
    private bool _changed;

    public static Block Apply(Block body)
    {
        InvariantCarried pass;
        do
        {
            pass = new InvariantCarried();
            body = pass.Rewrite(body);
        }
        while (pass._changed);
        return body;
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        switch (op)
        {
            case CountedLoop loop when Stays(loop.Body) is { } stays && stays.Contains(true):
                Drop(loop.Results, loop.Initial, stays, loop.Body.Parameters);
                return [Copy(loop with
                {
                    Results = Rest(loop.Results, stays),
                    Initial = Rest(loop.Initial, stays),
                    Body = Rest(loop.Body, stays, hasYields: true),
                })];
            case WhileLoop loop when Stays(loop.Body) is { } stays && stays.Contains(true):
                Drop(loop.Results, loop.Initial, stays, loop.Body.Parameters, loop.Condition.Parameters);
                return [Copy(loop with
                {
                    Results = Rest(loop.Results, stays),
                    Initial = Rest(loop.Initial, stays),
                    Condition = Rest(loop.Condition, stays, hasYields: false),
                    Body = Rest(loop.Body, stays, hasYields: true),
                })];
            case Branch branch:
                return [WithoutSame((Branch)Copy(branch))];
            default:
                return [Copy(op)];
        }
    }

    /// <summary>What both arms give alike does not depend on the branch.</summary>
    private Branch WithoutSame(Branch branch)
    {
        bool[] differ = [.. branch.Then.Yields.Zip(branch.Else.Yields, (then, otherwise) => !then.Equals(otherwise))];
        if (!differ.Contains(false))
            return branch;
        _changed = true;
        for (int i = 0; i < differ.Length; i++)
            if (!differ[i])
                Replace(branch.Results[i], branch.Then.Yields[i]);
        return branch with
        {
            Results = branch.Results.Where((_, i) => differ[i]).ToEquatableArray(),
            Then = branch.Then with { Yields = branch.Then.Yields.Where((_, i) => differ[i]).ToEquatableArray() },
            Else = branch.Else with { Yields = branch.Else.Yields.Where((_, i) => differ[i]).ToEquatableArray() },
        };
    }

    private static bool[] Stays(Block body) => [.. body.Yields.Select((yield, i) => yield.Equals(body.Parameters[i]))];

    private void Drop(EquatableArray<Value> results, EquatableArray<Operand> initial, bool[] stays, params EquatableArray<Value>[] parameters)
    {
        _changed = true;
        for (int i = 0; i < stays.Length; i++)
        {
            if (!stays[i])
                continue;
            Operand before = Map(initial[i]);
            Replace(results[i], before);
            foreach (EquatableArray<Value> values in parameters)
                Replace(values[i], before);
        }
    }

    private static Block Rest(Block block, bool[] stays, bool hasYields) =>
        block with { Parameters = Rest(block.Parameters, stays), Yields = hasYields ? Rest(block.Yields, stays) : block.Yields };

    private static EquatableArray<T> Rest<T>(EquatableArray<T> items, bool[] stays) => items.Where((_, i) => !stays[i]).ToEquatableArray();
}
