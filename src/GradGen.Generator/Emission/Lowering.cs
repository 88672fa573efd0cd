using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>
/// Operations become statements. A pure operation that is read once waits, and is printed inside the expression that reads it; it is evaluated
/// earlier, as a statement, when an operation in between may change what it reads, when a loop would repeat it, or when the line would grow too long.
/// </summary>
internal sealed partial class Lowering
{
    private const int MaxWidth = 76;
    private const int MaxOperators = 12;

    private readonly Dictionary<int, int> _uses = [];
    // What is short, and printed wherever it is read: lengths, the number of lanes, constants in every lane.
    private readonly Dictionary<int, Expression> _repeated = [];
    private readonly MemoryOrder _memory;
    private readonly Webs _webs;
    private SortedDictionary<int, Waiting> _waiting = [];
    private List<Statement> _statements = [];

    private Lowering(Function function, Webs webs)
    {
        _memory = new MemoryOrder(function);
        _webs = webs;
        Count(function.Body);
    }

    private sealed record Waiting(Value Value, Expression Expression, string Origin);

    /// <summary>The statements of a function that was pruned. The values carried by a loop are joined, each position to one web.</summary>
    public static List<Statement> Lower(Function function, Webs webs)
    {
        var lowering = new Lowering(function, webs);
        return lowering.Lower(function.Body, [], () => lowering.Add(new Finish(lowering.Fit(function.Body.Yields)), ""));
    }

    private void Count(Block block)
    {
        foreach (Operand operand in block.Ops.SelectMany(op => op.Operands()).Concat(block.Yields))
            if (operand is Value value)
                _uses[value.Id] = _uses.TryGetValue(value.Id, out int uses) ? uses + 1 : 1;
        foreach (Block inner in block.Ops.SelectMany(op => op.Blocks()))
            Count(inner);
    }

    private void Add(Statement statement, string origin)
    {
        statement.Origin = origin;
        _statements.Add(statement);
    }

    private List<Statement> Lower(Block block, SortedDictionary<int, Waiting> waiting, Action close)
    {
        (List<Statement> outer, SortedDictionary<int, Waiting> outerWaiting) = (_statements, _waiting);
        (_statements, _waiting) = ([], waiting);
        foreach (Op op in block.Ops)
            Lower(op);
        close();
        if (_waiting.Count > 0)
            throw new InvalidOperationException($"{_waiting.First().Value.Value} was not printed.");
        List<Statement> result = _statements;
        (_statements, _waiting) = (outer, outerWaiting);
        return result;
    }

    private void Lower(Op op)
    {
        switch (op)
        {
            case Compute { Operator: Operator.View }:
                break;
            case Compute { Operator: Operator.Length, Result.Name: "" } or Compute { Operator: Operator.Broadcast, Operands: [Constant] }:
                _repeated.Add(op.Results().First().Id, Build(op));
                break;
            case Compute o:
                Define(o.Result, Build(o), o.Origin);
                break;
            case Apply o:
                Define(o.Result, Build(o), o.Origin);
                break;
            case Load o:
                Define(o.Result, Build(o), o.Origin);
                break;
            case Evaluate { IsPure: true, Results: [var result], Outs: 0 } o:
                Define(result, Build(o), o.Origin);
                break;
            case Branch o:
                if (AsExpression(o) is { } choice)
                    Define(o.Results[0], choice, o.Origin);
                else
                    LowerBranch(o);
                break;
            // It only says that the buffer grows.
            case Grow { Length: Constant { Bits: 0 } }:
                break;
            case CountedLoop o:
                LowerLoop(o);
                break;
            case WhileLoop o:
                LowerLoop(o);
                break;
            default:
                List<Expression> operands = Fit(op.Operands());
                EvaluateBefore(op);
                Add(new Perform(op, operands), op.Origin);
                break;
        }
    }

    private void Define(Value value, Expression expression, string origin)
    {
        if (value.Name.Length == 0 && value.Type is ScalarType or LaneType or OpaqueType && _uses.TryGetValue(value.Id, out int uses) && uses == 1)
            _waiting.Add(value.Id, new Waiting(value, expression, origin));
        else
            Add(new Assign([new Copy(value, expression, origin)]), origin);
    }

    private void LowerBranch(Branch branch)
    {
        Expression condition = Fit([branch.Condition])[0];
        SortedDictionary<int, Waiting> thenWaiting = Entering(branch.Then), elseWaiting = Entering(branch.Else);
        EvaluateBefore(branch);
        List<Statement> then = Lower(branch.Then, thenWaiting, () => Pass(branch.Results, branch.Then.Yields));
        List<Statement> otherwise = Lower(branch.Else, elseWaiting, () => Pass(branch.Results, branch.Else.Yields));
        if (IsPlain(otherwise) && !IsPlain(then))
            Preset(ref otherwise);
        else if (IsPlain(then) && !IsPlain(otherwise))
            Preset(ref then);
        Add(new If(condition, then, otherwise), branch.Origin);

        void Preset(ref List<Statement> arm)
        {
            _statements.AddRange(arm);
            arm = [];
        }
    }

    /// <summary>True when the arm only names what it passes, so that it can be assigned before the condition, and the arm left out.</summary>
    private static bool IsPlain(List<Statement> arm) => arm.All(statement => statement is Assign assign && assign.Copies.All(copy => copy.Source is Leaf));

    /// <summary>What waits outside and is read inside moves in, when it may be left unevaluated.</summary>
    private SortedDictionary<int, Waiting> Entering(Block block)
    {
        SortedDictionary<int, Waiting> moved = [];
        foreach (Value value in block.FreeValues().OrderBy(value => value.Id))
            if (_waiting.TryGetValue(value.Id, out Waiting? waiting))
            {
                if (!waiting.Expression.IsMovable)
                    Evaluate(waiting);
                else if (_waiting.Remove(value.Id))
                    moved.Add(value.Id, waiting);
            }
        return moved;
    }

    private void LowerLoop(CountedLoop loop)
    {
        EvaluateForLoop(loop.Body);
        if (_memory.Whole(loop.Bound) is Value bound && _waiting.TryGetValue(bound.Id, out Waiting? waiting))
            if (!waiting.Expression.IsMovable || waiting.Expression.Operators > 3 || !((ScalarType)bound.Type).IsInteger)
                Evaluate(waiting);
        Pass(loop.Body.Parameters, loop.Initial);
        Join(loop.Body.Parameters, loop.Results);
        List<Expression> header = Fit([loop.Start, loop.Bound]);
        EvaluateBefore(loop);
        List<Statement> body = Lower(loop.Body, [], () => Pass(loop.Body.Parameters, loop.Body.Yields));
        Add(new For(loop, header[0], header[1], body), loop.Origin);
    }

    private void LowerLoop(WhileLoop loop)
    {
        EvaluateForLoop(loop.Condition);
        EvaluateForLoop(loop.Body);
        Pass(loop.Body.Parameters, loop.Initial);
        EvaluateBefore(loop);
        Join(loop.Body.Parameters, loop.Results);
        Join(loop.Body.Parameters, loop.Condition.Parameters);
        Expression? test = null;
        List<Statement> preparation = Lower(loop.Condition, [], () => test = Fit(loop.Condition.Yields)[0]);
        List<Statement> body = Lower(loop.Body, [], () => Pass(loop.Body.Parameters, loop.Body.Yields));
        Add(new While(preparation, test!, body), loop.Origin);
    }

    private void Join(EquatableArray<Value> values, EquatableArray<Value> others)
    {
        for (int k = 0; k < values.Count; k++)
            _webs.Join(values[k].Id, others[k].Id);
    }

    /// <summary>The block's yields become the values of its owner's variables, all at once.</summary>
    private void Pass(EquatableArray<Value> targets, EquatableArray<Operand> sources)
    {
        var copies = new List<Copy>();
        for (int k = 0; k < targets.Count; k++)
        {
            string origin = sources[k] is Value value && _waiting.TryGetValue(value.Id, out Waiting? waiting) ? waiting.Origin : "";
            copies.Add(new Copy(targets[k], Use(sources[k]), origin));
        }
        if (copies.Count > 0)
            Add(new Assign(copies), "");
    }
}
