using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Whether the derivative of a result misses something, when a value that a loop found has none.</summary>
/// <param name="graph">The function's dependences.</param>
/// <param name="loops">Its loops.</param>
/// <param name="outputs">Its results and the buffers that it writes for its caller.</param>
internal sealed class Outcome(Dependence graph, IReadOnlyList<Loop> loops, HashSet<int> outputs)
{
    private readonly Dictionary<int, (Loop Loop, Carried Carried)> _heads =
        loops.SelectMany(loop => loop.Carried.Select(carried => (Loop: loop, Carried: carried))).ToDictionary(pair => pair.Carried.Head.Id);

    /// <summary>The outputs that the value reaches smoothly, other than in a way that does not matter.</summary>
    /// <param name="loop">The loop that finds it.</param>
    /// <param name="found">The value, or several names of it.</param>
    /// <param name="compared">The comparisons that decide it.</param>
    /// <param name="varied">What depends smoothly on an active input.</param>
    /// <param name="isWhole">True when only the outputs count that nothing varied goes into: the value itself, not one that is computed by beginning with it.</param>
    public IEnumerable<int> Of(Loop loop, int[] found, HashSet<int> compared, HashSet<int> varied, bool isWhole = false)
    {
        HashSet<int> depending = graph.Forward(found, (_, edge) => edge.Link == Link.Smooth);
        var heads = new HashSet<int>();
        var corrected = new HashSet<int>();
        foreach (Loop other in loops.Except(loop.Nest))
            foreach (Carried carried in other.Carried.Where(carried => depending.Contains(carried.Head.Id)))
                foreach (Operand next in new Arms(graph, other).Alternatives(carried.Next).Where(next => IsCorrection(next, root => root.Equals(carried.Current))))
                {
                    heads.Add(carried.Head.Id);
                    corrected.Add(((Value)next).Id);
                }
        var extrema = new Extrema(graph, loop, compared, depending, varied);
        return graph.Forward(found, (_, edge) => edge.Link == Link.Smooth && !extrema.Contains(edge.Node) && !(isWhole && (edge.IsInitial || varied.Contains(edge.Node))) && !IsCorrected(edge)).Where(outputs.Contains);

        // A step of Newton's method gives the derivative that the value lacks, be it one or in a loop that begins with the value.
        bool IsCorrected(Edge edge) => edge.IsInitial ? heads.Contains(edge.Node) : corrected.Contains(edge.Node) || IsCorrection(graph.Value(edge.Node), root => !varied.Contains(root.Id));

        // r - g(r) / slope.
        bool IsCorrection(Operand operand, System.Func<Value, bool> isRoot) => operand is Value value
            && graph.Definition(value.Id) is Compute { Operator: Operator.Add or Operator.Subtract } sum
            && sum.Operands.OfType<Value>().Any(root => depending.Contains(root.Id) && isRoot(root) && sum.Operands.Any(step => !step.Equals(root) && IsQuotient(step)));

        bool IsQuotient(Operand step) => step is Value value && varied.Contains(value.Id) && graph.Definition(value.Id) is Compute op && op.Operator switch
        {
            Operator.Divide => IsResidual(op.Operands[0]) || IsQuotient(op.Operands[0]),
            Operator.Multiply => op.Operands.Any(IsQuotient),
            Operator.Negate => IsQuotient(op.Operands[0]),
            _ => false,
        };

        bool IsResidual(Operand residual) => residual is Value value && varied.Contains(value.Id) && depending.Contains(value.Id);
    }

    /// <summary>
    /// True when the value is a step size, a damping or a switch, which a smooth iteration in the same loop or around it adapts by what it computes:
    /// what is carried by that iteration becomes, smoothly, a function of itself and the value, and decides the value in turn.
    /// </summary>
    public bool IsAdapted(Loop loop, int[] found, HashSet<int> compared, HashSet<int> varied) => loop.Nest.Any(iteration =>
    {
        HashSet<int> ofFound = InIteration(found);
        return iteration.Carried.Where(state => varied.Contains(state.Head.Id)).Any(state =>
                Becomes([state.Head.Id, state.Current.Id], new Arms(graph, iteration).Alternatives(state.Next).OfType<Value>()) && Decides(state.Head.Id))
            || iteration.Stores.Where(buffer => varied.Contains(buffer.Key)).Any(buffer => Becomes([buffer.Key], buffer.OfType<Value>()) && Decides(buffer.Key));

        bool Becomes(int[] state, IEnumerable<Value> next)
        {
            HashSet<int> ofState = InIteration(state);
            return next.Any(value => varied.Contains(value.Id) && ofFound.Contains(value.Id) && ofState.Contains(value.Id));
        }

        bool Decides(int state) => graph.Forward([state], (_, edge) => edge.Link != Link.Control && iteration.Contains(edge.Node)).Overlaps(compared);

        HashSet<int> InIteration(int[] from) => graph.Forward(from, (_, edge) => edge.Link == Link.Smooth && iteration.Contains(edge.Node) && !(_heads.TryGetValue(edge.Node, out (Loop Loop, Carried) head) && head.Loop == iteration));
    });
}
