using System;
using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>How one value enters another.</summary>
internal enum Link
{
    /// <summary>Through an operation with a derivative.</summary>
    Smooth,

    /// <summary>Through one that has none or is 0 everywhere: a comparison, a cast to an integer, an index, Derivative.Stop.</summary>
    Discrete,

    /// <summary>By deciding which of several values it is.</summary>
    Control,
}

/// <summary>One end of a dependence.</summary>
/// <param name="Node">The value at the other end; for a buffer, its root.</param>
/// <param name="Link">How the one enters the other.</param>
/// <param name="IsInitial">True from a value before a loop to what the loop carries.</param>
internal readonly record struct Edge(int Node, Link Link, bool IsInitial);

/// <summary>
/// What depends on what in a function, and how: a graph of its values by id. A buffer counts as one value. <see cref="DependenceBuilder"/> builds it.
/// </summary>
internal sealed class Dependence
{
    private static readonly List<Edge> s_none = [];
    private readonly Dictionary<int, List<Edge>> _successors = [];
    private readonly Dictionary<int, List<Edge>> _predecessors = [];
    private readonly Dictionary<int, Value> _values = [];
    private readonly Dictionary<int, Op> _definitions = [];

    /// <summary>What the value goes into.</summary>
    public IReadOnlyList<Edge> Successors(int node) => _successors.TryGetValue(node, out List<Edge>? edges) ? edges : s_none;

    /// <summary>What goes into the value.</summary>
    public IReadOnlyList<Edge> Predecessors(int node) => _predecessors.TryGetValue(node, out List<Edge>? edges) ? edges : s_none;

    public Value Value(int node) => _values[node];

    public IrType Type(int node) => _values[node].Type;

    /// <summary>The operation whose result the value is; null for parameters and counters.</summary>
    public Op? Definition(int node) => _definitions.TryGetValue(node, out Op? op) ? op : null;

    /// <summary>What is reached from the nodes along the edges that are followed; the nodes themselves included.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="follows">True for an edge from the node to be followed.</param>
    public HashSet<int> Forward(IEnumerable<int> from, Func<int, Edge, bool> follows) => Search(from, _successors, follows);

    /// <summary>As <see cref="Forward"/>, against the direction of the edges.</summary>
    public HashSet<int> Backward(IEnumerable<int> from, Func<int, Edge, bool> follows) => Search(from, _predecessors, follows);

    public void Define(Value value, Op? definition)
    {
        _values[value.Id] = value;
        if (definition is not null)
            _definitions[value.Id] = definition;
    }

    public void Add(int from, int to, Link link, bool isInitial = false)
    {
        Edges(_successors, from).Add(new Edge(to, link, isInitial));
        Edges(_predecessors, to).Add(new Edge(from, link, isInitial));
    }

    private static List<Edge> Edges(Dictionary<int, List<Edge>> all, int node)
    {
        if (!all.TryGetValue(node, out List<Edge>? edges))
            all.Add(node, edges = []);
        return edges;
    }

    private static HashSet<int> Search(IEnumerable<int> from, Dictionary<int, List<Edge>> edges, Func<int, Edge, bool> follows)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>();
        foreach (int node in from)
            if (reached.Add(node))
                open.Push(node);
        while (open.Count > 0)
        {
            int node = open.Pop();
            if (!edges.TryGetValue(node, out List<Edge>? next))
                continue;
            foreach (Edge edge in next)
                if (!reached.Contains(edge.Node) && follows(node, edge))
                {
                    reached.Add(edge.Node);
                    open.Push(edge.Node);
                }
        }
        return reached;
    }
}
