using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// A loop that chooses a number from its iterations (<see cref="Replacement"/>) only looks for the iteration that gives it, the winner; behind the loop that iteration computes it again.
/// So the search has no derivative, and nothing of it is kept but the winner's counter.
/// </summary>
internal sealed class Winners : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly Activity _activity;

    private Winners(Function function, Activity activity, Memory memory)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = memory;
        _activity = activity;
    }

    public static Function Apply(Function function, Activity activity, Memory memory)
    {
        var pass = new Winners(function, activity, memory);
        Block body = pass.Rewrite(function.Body);
        return function with { Body = body, NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op) =>
        op is CountedLoop loop && Replacement.In(loop, _memory, _activity).ToList() is { Count: > 0 } replacements ? Search(loop, replacements) : [Copy(op)];

    private List<Op> Search(CountedLoop loop, List<Replacement> replacements)
    {
        _builder.OpenBlock();
        _builder.Origin = loop.Origin;
        Operand none = None(loop);
        Block body = loop.Body;
        List<Value> results = [.. loop.Results];
        List<Operand> initial = [.. loop.Initial];
        _builder.OpenBlock();
        foreach (Replacement replacement in replacements)
        {
            Value before = Winner(), after = Winner(), winner = Winner();
            (Operand then, Operand otherwise) = replacement.Replaces ? (loop.Counter, before) : ((Operand)before, loop.Counter);
            List<Op> ops = [.. body.Ops];
            var branch = (Branch)ops[replacement.At];
            ops[replacement.At] = branch with
            {
                Results = [.. branch.Results, after],
                Then = branch.Then with { Yields = [.. branch.Then.Yields, then] },
                Else = branch.Else with { Yields = [.. branch.Else.Yields, otherwise] },
            };
            body = new Block([.. body.Parameters, before], ops.ToEquatableArray(), [.. body.Yields, after]);
            results.Add(winner);
            initial.Add(none);
            RunAgain(loop, replacement, winner, none);
            foreach (int position in replacement.Positions)
                results[position] = _builder.Fresh(results[position].Type, results[position].Name);
        }
        EquatableArray<Op> again = _builder.CloseBlock([], []).Ops;
        _builder.Add(Copy(loop with { Results = results.ToEquatableArray(), Initial = initial.ToEquatableArray(), Body = body }));
        _builder.Append(again);
        return [.. _builder.CloseBlock([], []).Ops];

        Value Winner() => _builder.Fresh(loop.Counter.Type, "winner");
    }

    /// <summary>The numbers as the winner gives them; as they were before the loop where there is none.</summary>
    private void RunAgain(CountedLoop loop, Replacement replacement, Value winner, Operand none)
    {
        Value found = _builder.Compute(Operator.NotEqual, ScalarType.Boolean, [winner, none], "isFound");
        var copy = new FreshCopy(_builder);
        copy.Replace(loop.Counter, winner);
        _builder.Add(new Branch(
            replacement.Positions.Select(position => loop.Results[position]).ToEquatableArray(),
            found,
            copy.Rewrite(Rewrite(replacement.Source)),
            new Block([], [], replacement.Positions.Select(position => loop.Initial[position]).ToEquatableArray())));
    }

    /// <summary>What the counter never is. Where that wraps around, a loop whose counter came there would have no end.</summary>
    private Operand None(CountedLoop loop)
    {
        var type = (ScalarType)loop.Counter.Type;
        if (loop is { Step: > 0, Start: Constant { Bits: >= 0 } } or { Comparison: Operator.GreaterOrEqual, Bound: Constant { Bits: >= 0 } } or { Comparison: Operator.Greater, Bound: Constant { Bits: >= -1 } })
            return Constant.Integer(type, -1);
        Value none = _builder.Fresh(type, "none");
        _builder.Add(new Compute(none, Operator.Subtract, [loop.Start, Constant.Integer(type, loop.Step)]) { IsChecked = false });
        return none;
    }
}
