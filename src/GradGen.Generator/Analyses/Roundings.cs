using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Analyses;

/// <summary>An operation that makes steps of an active value.</summary>
/// <param name="Op">The rounding, or conversion to an integer.</param>
/// <param name="IsNumber">True when a result is computed from the steps; false when they are an index, a count or a test, or are taken off what was rounded.</param>
internal sealed record Rounding(Op Op, bool IsNumber);

/// <summary>Finds where an active value is rounded on its way to a result.</summary>
internal static class Roundings
{
    public static IReadOnlyList<Rounding> Find(Block body, Dependence graph, IReadOnlyList<Loop> loops, HashSet<int> varied, HashSet<int> outputs)
    {
        HashSet<int> relevant = graph.Backward(outputs, (_, _) => true);
        var counters = new HashSet<int>(loops.SelectMany(loop => loop.Op.InnerValues()).Select(counter => counter.Id));
        var found = new List<Rounding>();
        foreach (Op op in body.Flatten())
            if (Rounded(op) is (Value operand, Value result) && varied.Contains(operand.Id) && relevant.Contains(result.Id))
                found.Add(new Rounding(op, IsNumber(operand, result)));
        return found;

        bool IsNumber(Value operand, Value result)
        {
            HashSet<int> origins = graph.Backward([operand.Id], (_, edge) => edge.Link == Link.Smooth);
            return graph.Forward([result.Id], (_, edge) => IsComputed(edge) && !IsRemainder(edge.Node)).Overlaps(outputs);

            // x - Math.Floor(x), and what is left of an angle.
            bool IsRemainder(int node) => graph.Definition(node) is Compute { Operator: Operator.Add or Operator.Subtract } sum
                && sum.Operands.OfType<Value>().Any(term => origins.Contains(term.Id) && varied.Contains(term.Id));
        }

        bool IsComputed(Edge edge) => edge.Link == Link.Smooth
            || (edge.Link == Link.Discrete && graph.Type(edge.Node) is ScalarType type && !type.Equals(ScalarType.Boolean) && graph.Definition(edge.Node) is not Load && !counters.Contains(edge.Node));
    }

    private static (Value Operand, Value Result)? Rounded(Op op) => op switch
    {
        Compute { Operator: Operator.Convert, Result.Type: ScalarType { IsInteger: true } } o when o.Operands[0] is Value { Type.IsReal: true } value => (value, o.Result),
        Apply o when o.Operands[0] is Value { Type.IsReal: true } value && FunctionCatalog.IsStepped(o.Function) => (value, o.Result),
        _ => null,
    };
}
