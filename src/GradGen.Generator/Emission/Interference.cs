using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>
/// Which webs hold different values at the same time, found by walking the statements backwards with the set of those whose value is still read.
/// A copy does not set its two sides apart: they hold the same value there.
/// </summary>
internal sealed class Interference
{
    private readonly Dictionary<int, HashSet<int>> _edges = [];
    private readonly Webs _webs;

    public Interference(Function function, List<Statement> statements, Webs webs)
    {
        _webs = webs;
        HashSet<int> live = [];
        Walk(statements, live);
        live.UnionWith(function.Parameters.Select(webs.Find));
        foreach (Value parameter in function.Parameters)
            Write(webs.Find(parameter), live, -1);
    }

    public bool Between(int a, int b) => _edges.TryGetValue(a, out HashSet<int>? edges) && edges.Contains(b);

    /// <summary>The second web became part of the first.</summary>
    public void Join(int first, int second)
    {
        if (!_edges.TryGetValue(second, out HashSet<int>? edges))
            return;
        foreach (int other in edges)
        {
            _edges[other].Remove(second);
            Add(first, other);
        }
        _edges.Remove(second);
    }

    private void Add(int a, int b)
    {
        Edges(a).Add(b);
        Edges(b).Add(a);
    }

    private HashSet<int> Edges(int web)
    {
        if (!_edges.TryGetValue(web, out HashSet<int>? edges))
            _edges.Add(web, edges = []);
        return edges;
    }

    private void Walk(List<Statement> statements, HashSet<int> live)
    {
        for (int k = statements.Count - 1; k >= 0; k--)
            Walk(statements[k], live);
    }

    private void Walk(Statement statement, HashSet<int> live)
    {
        switch (statement)
        {
            case Assign o:
                List<int> targets = o.Copies.Select(copy => _webs.Find(copy.Target)).ToList();
                live.UnionWith(targets);
                for (int k = 0; k < targets.Count; k++)
                {
                    // A source that is assigned at the same time holds something else afterwards.
                    int source = o.Copies[k].Source is Leaf { Operand: Value value } ? _webs.Find(value) : -1;
                    Write(targets[k], live, targets.Contains(source) ? -1 : source);
                }
                live.ExceptWith(targets);
                break;
            case Perform o:
                List<int> results = o.Op.Results().Select(_webs.Find).ToList();
                live.UnionWith(results);
                foreach (int result in results)
                    Write(result, live, -1);
                live.ExceptWith(results);
                break;
            case If o:
                HashSet<int> then = [.. live];
                Walk(o.Then, then);
                Walk(o.Otherwise, live);
                live.UnionWith(then);
                break;
            case For o:
                WalkLoop(o, live);
                return;
            case While o:
                WalkLoop(o, live);
                return;
        }
        foreach (Expression expression in statement.Expressions)
            Read(expression, live);
    }

    /// <summary>The counter is written before the loop and after each iteration, and read before each.</summary>
    private void WalkLoop(For loop, HashSet<int> live)
    {
        int counter = _webs.Find(loop.Loop.Counter);
        Read(loop.Bound, live);
        live.Add(counter);
        for (int before = -1; before != live.Count;)
        {
            before = live.Count;
            HashSet<int> body = [.. live];
            Walk(loop.Body, body);
            live.UnionWith(body);
        }
        Write(counter, live, -1);
        live.Remove(counter);
        Read(loop.Start, live);
    }

    private void WalkLoop(While loop, HashSet<int> live)
    {
        HashSet<int> after = [.. live];
        for (int before = -1; before != live.Count;)
        {
            before = live.Count;
            HashSet<int> body = [.. live];
            Walk(loop.Body, body);
            body.UnionWith(after);
            Read(loop.Test, body);
            Walk(loop.Preparation, body);
            live.UnionWith(body);
        }
    }

    private void Write(int web, HashSet<int> live, int copied)
    {
        foreach (int other in live)
            if (other != web && other != copied)
                Add(web, other);
    }

    private void Read(Expression expression, HashSet<int> live)
    {
        if (expression is Leaf { Operand: Value value })
            live.Add(_webs.Find(value));
        foreach (Expression child in expression.Children)
            Read(child, live);
    }
}
