using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Puts parallel assignments in an order in which none overwrites what another still reads; a cycle is broken by a temporary.</summary>
internal sealed class Sequencing(Variables variables)
{
    public List<Statement> Order(List<Statement> statements)
    {
        var ordered = new List<Statement>();
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign o:
                    Order(o, ordered);
                    continue;
                case If o:
                    (o.Then, o.Otherwise) = (Order(o.Then), Order(o.Otherwise));
                    if (o.Then.Count == 0 && o.Otherwise.Count == 0)
                        continue;
                    break;
                case For o:
                    o.Body = Order(o.Body);
                    break;
                case While o:
                    (o.Preparation, o.Body) = (Order(o.Preparation), Order(o.Body));
                    break;
            }
            ordered.Add(statement);
        }
        return ordered;
    }

    private void Order(Assign assign, List<Statement> ordered)
    {
        List<(Variable Target, Expression Source, string Origin)> left = assign.Copies
            .Select(copy => (variables.Of(copy.Target), copy.Source, copy.Origin))
            .Where(copy => !(copy.Source is Leaf { Operand: Value value } && variables.Of(value) == copy.Item1))
            .ToList();
        while (left.Count > 0)
        {
            int next = left.FindIndex(copy => left.All(other => other.Target == copy.Target || !Reads(other.Source, copy.Target)));
            if (next >= 0)
            {
                ordered.Add(new Move(left[next].Target, left[next].Source) { Origin = left[next].Origin });
                left.RemoveAt(next);
                continue;
            }
            // What a temporary holds already is no longer part of a cycle.
            int broken = left.FindIndex(copy => copy.Source is not (Leaf or Temporary));
            broken = broken < 0 ? left.FindIndex(copy => copy.Source is not Temporary) : broken;
            (Variable target, Expression source, string origin) = left[broken];
            var temporary = new Variable(target.Type, target.Hint.Length > 0 ? target.Hint + "Next" : "next");
            ordered.Add(new Move(temporary, source) { Origin = origin });
            left[broken] = (target, new Temporary(temporary), "");
        }
    }

    private bool Reads(Expression expression, Variable variable) =>
        (expression is Leaf { Operand: Value value } && variables.Of(value) == variable) || expression.Children.Any(child => Reads(child, variable));
}
