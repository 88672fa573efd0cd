using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Which comparisons and roundings of varied values, in an iteration of a loop, decide what comes next: their results.</summary>
/// <param name="graph">The function's dependences.</param>
/// <param name="loop">The loop.</param>
/// <param name="arms">What its values can be.</param>
/// <param name="compared">What counts when it is compared: what depends smoothly on an active input.</param>
/// <param name="varied">Of that, what would do so if the loop's value were constant before the loop.</param>
internal sealed class Decisions(Dependence graph, Loop loop, Arms arms, HashSet<int> compared, HashSet<int> varied)
{
    private readonly HashSet<int> _heads = [.. loop.Carried.Where(carried => !carried.Head.Type.Equals(ScalarType.Boolean)).Select(carried => carried.Head.Id)];

    /// <summary>What decides whether there is another iteration.</summary>
    public HashSet<int> OfExit() => [.. arms.Exits.SelectMany(Compared)];

    /// <summary>What decides, without leaving the loop, what the value is.</summary>
    public HashSet<int> Of(Operand operand)
    {
        var deciding = new HashSet<int>();
        var seen = new HashSet<int>();
        Visit(operand);
        return deciding;

        void Visit(Operand current)
        {
            if (current is Value value)
                VisitNode(value.Id, value);
        }

        void VisitNode(int node, Operand? current)
        {
            if (!loop.Contains(node) || _heads.Contains(node) || !seen.Add(node))
                return;
            if (current is not null && arms.Choice(current) is Choice choice)
            {
                if (choice is { ThenLeaves: false, ElseLeaves: false } && !arms.Alternatives(choice.Then).SetEquals(arms.Alternatives(choice.Else)))
                    deciding.UnionWith(Compared(choice.Condition));
                if (!choice.ThenLeaves)
                    Visit(choice.Then);
                if (!choice.ElseLeaves)
                    Visit(choice.Else);
                return;
            }
            if (graph.Definition(node) is CountedLoop or WhileLoop)
                return;
            foreach (Edge edge in graph.Predecessors(node))
            {
                if (edge.Link == Link.Discrete && compared.Contains(edge.Node))
                    deciding.Add(node);
                else if (edge.Link != Link.Control && !varied.Contains(edge.Node))
                    VisitNode(edge.Node, graph.Value(edge.Node));
            }
        }
    }

    /// <summary>What decides, without leaving the loop, whether something is stored to a buffer, what and where.</summary>
    public HashSet<int> OfStores(int buffer, Memory memory)
    {
        var deciding = new HashSet<int>();
        foreach (Op op in loop.Op.Flatten())
        {
            if (op is Branch branch && !arms.Leaves(branch, branch.Then) && !arms.Leaves(branch, branch.Else) && branch.Flatten().Any(Stores))
                deciding.UnionWith(Compared(branch.Condition));
            if (op is Store store && Stores(op))
                deciding.UnionWith(Of(store.Value).Concat(Of(store.Index)));
        }
        return deciding;

        bool Stores(Op op) => op is Store store && memory.Root(store.Buffer) is Value root && root.Id == buffer;
    }

    /// <summary>The comparisons that the condition is made of, in this iteration; in earlier ones through a flag.</summary>
    private HashSet<int> Compared(Operand condition)
    {
        var found = new HashSet<int>();
        if (condition is not Value value || !loop.Contains(value.Id))
            return found;
        graph.Backward([value.Id], (node, edge) =>
        {
            // What was left behind where the loop ended decides nothing.
            if (arms.Choice(graph.Value(node)) is Choice { Leaves: true } choice && !choice.Staying.Equals(graph.Value(edge.Node)))
                return false;
            if (!compared.Contains(edge.Node))
                return loop.Contains(edge.Node) && !_heads.Contains(node);
            if (edge.Link == Link.Discrete)
                found.Add(node);
            return false;
        });
        return found;
    }
}
