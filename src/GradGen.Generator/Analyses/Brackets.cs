using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>
/// Pairs of carried values of which a comparison moves one or the other to a point between them: the ends of a bracket that shrinks.
/// Where its first ends are active, its later ones are varied, with a derivative that is not that of what it closes in on.
/// </summary>
internal sealed class Brackets(Dependence graph, Loop loop, Arms arms)
{
    /// <summary>The brackets: the two ends, both real or both integers.</summary>
    public IEnumerable<(Carried, Carried)> Pairs(bool isReal)
    {
        Carried[] ends = [.. loop.Carried.Where(carried => isReal ? carried.Head.Type.IsReal : carried.Head.Type is ScalarType { IsInteger: true })];
        for (int i = 0; i < ends.Length; i++)
            for (int j = i + 1; j < ends.Length; j++)
                if (Conditions(ends[i].Next).Any(condition => IsBracket(ends[i], ends[j], condition)))
                    yield return (ends[i], ends[j]);
    }

    /// <summary>Carried values that go by a step or stay, with the step, which a constant factor makes smaller each time.</summary>
    public IEnumerable<(Carried, Carried)> Steps() =>
        from step in loop.Carried
        where step.Head.Type is ScalarType { IsReal: true } && Shrinks(step)
        from point in loop.Carried
        where point != step && arms.Alternatives(point.Next) is { Count: > 1 } next && next.Any(alternative => IsStep(alternative, point, step)) && next.All(alternative => alternative.Equals(point.Current) || IsStep(alternative, point, step))
        select (point, step);

    private bool IsBracket(Carried low, Carried high, Operand condition)
    {
        return Moves(true) || Moves(false);

        bool Moves(bool holds) =>
            Stays(low, condition, holds) && Stays(high, condition, !holds)
            && Between(high, condition, holds) && Between(low, condition, !holds);

        // To a point that depends on both ends.
        bool Between(Carried end, Operand known, bool holds) => arms.Alternatives(end.Next, known, holds).Any(next => !next.Equals(end.Current) && next is Value point
            && Within(point) is HashSet<int> origins && origins.Contains(low.Current.Id) && origins.Contains(high.Current.Id) && IsMean(point, low, high));
    }

    private bool Stays(Carried end, Operand condition, bool holds) => arms.Alternatives(end.Next, condition, holds).SetEquals([end.Current]);

    /// <summary>All that the value is made of, in this and earlier iterations.</summary>
    private HashSet<int> Within(Value value) => graph.Backward([value.Id], (_, edge) => edge.Link != Link.Control && !edge.IsInitial && loop.Contains(edge.Node));

    /// <summary>False for a linear combination whose weights do not add up to 1.</summary>
    private bool IsMean(Value point, Carried low, Carried high) => new LinearForm(graph, low.Current, high.Current).Of(point) is not { } form || System.Math.Abs(form.First + form.Second - 1) < 1e-6;

    private bool Shrinks(Carried step) => step.Next is Value next && graph.Definition(next.Id) is Compute op && op.Operands.Count == 2 && op.Operands[0].Equals(step.Current) && op.Operands[1] is Constant { Scalar.IsReal: true } factor
        && (op.Operator == Operator.Multiply ? factor.RealValue is > 0 and < 1 : op.Operator == Operator.Divide && factor.RealValue > 1);

    private bool IsStep(Operand alternative, Carried point, Carried step) => alternative is Value value
        && graph.Definition(value.Id) is Compute { Operator: Operator.Add or Operator.Subtract } sum && sum.Operands.Contains(point.Current) && sum.Operands.Any(operand => operand.Equals(step.Current) || operand.Equals(step.Next));

    /// <summary>The conditions, without negations, that the value is chosen by.</summary>
    private HashSet<Operand> Conditions(Operand operand)
    {
        var conditions = new HashSet<Operand>();
        Visit(operand);
        return conditions;

        void Visit(Operand current)
        {
            if (arms.Choice(current) is not Choice choice)
                return;
            conditions.Add(arms.Stripped(choice.Condition).Condition);
            Visit(choice.Then);
            Visit(choice.Else);
        }
    }
}
