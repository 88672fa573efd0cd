using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>How expressions are put together, and when what waits is evaluated after all.</summary>
internal sealed partial class Lowering
{
    /// <summary>The expression that reads the operand; what waited for this is taken.</summary>
    private Expression Use(Operand operand)
    {
        operand = _memory.Whole(operand);
        if (operand is not Value value)
            return new Leaf(operand);
        if (_repeated.TryGetValue(value.Id, out Expression? length))
            return length;
        if (!_waiting.TryGetValue(value.Id, out Waiting? waiting))
            return new Leaf(value);
        _waiting.Remove(value.Id);
        return waiting.Expression;
    }

    private Expression Build(Op op) => Make(op, Fit(op.Operands()));

    /// <summary>The operands' expressions, the longest ones evaluated before as long as the line would be too long.</summary>
    private List<Expression> Fit(IEnumerable<Operand> operands)
    {
        List<Operand> wholes = operands.Select(_memory.Whole).ToList();
        while (true)
        {
            List<Waiting> waiting = wholes.OfType<Value>().Where(value => _waiting.ContainsKey(value.Id)).Select(value => _waiting[value.Id]).ToList();
            if (waiting.Sum(x => x.Expression.Width) <= MaxWidth && waiting.Sum(x => x.Expression.Operators) < MaxOperators)
                break;
            Evaluate(waiting.OrderByDescending(x => x.Expression.Width).First());
        }
        return wholes.Select(Use).ToList();
    }

    private Expression Make(Op op, List<Expression> operands)
    {
        switch (op)
        {
            case Load { Result.Type: LaneType lanes, Buffer.Type: BufferType { InLanes: false } }:
                return new LaneElements(lanes, operands[0], operands.Skip(1).ToEquatableArray());
            case Load o:
                return new Element(o.Result.Type, operands[0], operands[1]);
            case Evaluate o:
                return new Snippet(o.Text, o.Results[0].Type, operands.ToEquatableArray());
            case Apply o:
                return new Call(o.Function, o.Result.Type, operands.ToEquatableArray());
            case Compute { Result.Type: LaneType } o:
                return new Operation(o.Operator, o.Result.Type, operands.ToEquatableArray());
            case Compute { Operator: Operator.Not }:
                return Logic.Not(operands[0]);
            case Compute { Operator: Operator.Convert } o when operands[0].Type == o.Result.Type:
                return operands[0];
            case Compute { Operator: Operator.Select } o when operands[1].IsMovable && operands[2].IsMovable:
                return Logic.Choose(operands[0], operands[1], operands[2]);
            case Compute { Operator: Operator.Select } o:
                // Both are evaluated, whichever is chosen.
                return Logic.Choose(operands[0], Evaluated(o.Operands[1], operands[1]), Evaluated(o.Operands[2], operands[2]));
            case Compute o:
                return new Operation(o.Operator, o.Result.Type, operands.ToEquatableArray()) { IsChecked = o.IsChecked };
            default:
                throw Structure.Unknown(op);
        }
    }

    private Expression Evaluated(Operand operand, Expression expression)
    {
        if (expression.IsMovable)
            return expression;
        var value = (Value)_memory.Whole(operand);
        Evaluate(new Waiting(value, expression, ""));
        return new Leaf(value);
    }

    /// <summary>Makes a statement of what waits.</summary>
    private void Evaluate(Waiting waiting)
    {
        _waiting.Remove(waiting.Value.Id);
        Add(new Assign([new Copy(waiting.Value, waiting.Expression, waiting.Origin)]), waiting.Origin);
    }

    /// <summary>Evaluates what the operation would change.</summary>
    private void EvaluateBefore(Op op)
    {
        foreach (Waiting waiting in _waiting.Values.Where(x => _memory.MustPrecede(x.Expression, op)).ToList())
            Evaluate(waiting);
    }

    /// <summary>Evaluates what the loop would repeat.</summary>
    private void EvaluateForLoop(Block body)
    {
        HashSet<int> read = [.. body.FreeValues().Select(value => value.Id)];
        foreach (Waiting waiting in _waiting.Values.Where(x => read.Contains(x.Value.Id)).ToList())
            Evaluate(waiting);
    }

    /// <summary>The branch as a choice between two expressions, or null when it has to be a statement.</summary>
    private Expression? AsExpression(Branch branch)
    {
        if (branch.Results.Count != 1 || branch.Results[0].Type is not ScalarType || ReadsAsStatement(branch))
            return null;
        var arms = new Arms(this);
        Expression? choice = arms.Choose(branch, new Dictionary<int, Expression>(), isCertain: true);
        if (choice is null || choice.Width > MaxWidth + 8 || choice.Operators > MaxOperators)
            return null;
        arms.Commit();
        return choice;
    }

    /// <summary>True when one side leaves the variable as it was: "if (c) { y = …; }".</summary>
    private static bool ReadsAsStatement(Branch branch)
    {
        string name = branch.Results[0].Name;
        return name.Length > 0 && (Keeps(branch.Then) || Keeps(branch.Else));

        bool Keeps(Block block) => block.Ops.Count == 0 && block.Yields[0] is Value value && value.Name == name;
    }

    /// <summary>Tries to fold the arms of a branch; nothing is changed before <see cref="Commit"/>.</summary>
    private sealed class Arms(Lowering lowering)
    {
        private readonly List<Waiting> _taken = [];
        private readonly List<Waiting> _evaluated = [];

        public void Commit()
        {
            foreach (Waiting waiting in _evaluated)
                lowering.Evaluate(waiting);
            foreach (Waiting waiting in _taken)
                lowering._waiting.Remove(waiting.Value.Id);
        }

        public Expression? Choose(Branch branch, Dictionary<int, Expression> folded, bool isCertain)
        {
            Expression condition = Read(branch.Condition, folded, isCertain);
            return Fold(branch.Then, folded) is { } then && Fold(branch.Else, folded) is { } otherwise ? Logic.Choose(condition, then, otherwise) : null;
        }

        private Expression? Fold(Block arm, Dictionary<int, Expression> folded)
        {
            foreach (Op op in arm.Ops)
            {
                if (op is Compute { Operator: Operator.View })
                    continue;
                if (op.Results().Count() != 1 || op.Results().First() is not { Name: "", Type: ScalarType } result)
                    return null;
                bool isLength = op is Compute { Operator: Operator.Length };
                if (!isLength && (!lowering._uses.TryGetValue(result.Id, out int uses) || uses != 1))
                    return null;
                Expression? expression = op switch
                {
                    Compute { Operator: Operator.Select } => null,
                    Compute or Apply or Load => lowering.Make(op, op.Operands().Select(x => Read(x, folded, false)).ToList()),
                    Branch inner => Choose(inner, folded, false),
                    _ => null,
                };
                if (expression is null)
                    return null;
                folded[result.Id] = expression;
            }
            return Read(arm.Yields[0], folded, false);
        }

        private Expression Read(Operand operand, Dictionary<int, Expression> folded, bool isCertain)
        {
            operand = lowering._memory.Whole(operand);
            if (operand is not Value value)
                return new Leaf(operand);
            if (folded.TryGetValue(value.Id, out Expression? inner) || lowering._repeated.TryGetValue(value.Id, out inner))
                return inner;
            if (!lowering._waiting.TryGetValue(value.Id, out Waiting? waiting))
                return new Leaf(value);
            if (!isCertain && !waiting.Expression.IsMovable)
            {
                _evaluated.Add(waiting);
                return new Leaf(value);
            }
            _taken.Add(waiting);
            return waiting.Expression;
        }
    }
}
