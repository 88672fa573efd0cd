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
    /// <summary>The webs whose value is still read where a web is written.</summary>
    private readonly Dictionary<int, WebSet> _edges = [];

    /// <summary>The webs that became part of one, and it itself.</summary>
    private readonly Dictionary<int, WebSet> _members = [];

    private readonly Webs _webs;

    public Interference(Function function, List<Statement> statements, Webs webs)
    {
        _webs = webs;
        var live = new WebSet();
        Walk(statements, live);
        foreach (Value parameter in function.Parameters)
            live.Add(webs.Find(parameter));
        foreach (Value parameter in function.Parameters)
            Write(webs.Find(parameter), live, -1);
    }

    public bool Between(int a, int b) => Sees(a, b) || Sees(b, a);

    /// <summary>The second web became part of the first.</summary>
    public void Join(int first, int second)
    {
        Members(first).UnionWith(Members(second));
        if (_edges.TryGetValue(second, out WebSet? edges))
            Edges(first).UnionWith(edges);
    }

    private bool Sees(int a, int b) => _edges.TryGetValue(a, out WebSet? edges) && edges.Overlaps(Members(b));

    private WebSet Members(int web)
    {
        if (!_members.TryGetValue(web, out WebSet? members))
        {
            _members.Add(web, members = new WebSet());
            members.Add(web);
        }
        return members;
    }

    private WebSet Edges(int web)
    {
        if (!_edges.TryGetValue(web, out WebSet? edges))
            _edges.Add(web, edges = new WebSet());
        return edges;
    }

    private void Walk(List<Statement> statements, WebSet live)
    {
        for (int k = statements.Count - 1; k >= 0; k--)
            Walk(statements[k], live);
    }

    private void Walk(Statement statement, WebSet live)
    {
        switch (statement)
        {
            case Assign o:
                List<int> targets = o.Copies.Select(copy => _webs.Find(copy.Target)).ToList();
                targets.ForEach(live.Add);
                for (int k = 0; k < targets.Count; k++)
                {
                    // A source that is assigned at the same time holds something else afterwards.
                    int source = o.Copies[k].Source is Leaf { Operand: Value value } ? _webs.Find(value) : -1;
                    Write(targets[k], live, targets.Contains(source) ? -1 : source);
                }
                targets.ForEach(target => live.Remove(target));
                break;
            case Perform o:
                List<int> results = o.Op.Results().Select(_webs.Find).ToList();
                results.ForEach(live.Add);
                foreach (int result in results)
                    Write(result, live, -1);
                results.ForEach(result => live.Remove(result));
                break;
            case If o:
                var then = new WebSet(live);
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
    private void WalkLoop(For loop, WebSet live)
    {
        int counter = _webs.Find(loop.Loop.Counter);
        Read(loop.Bound, live);
        live.Add(counter);
        WebSet body;
        do
        {
            body = new WebSet(live);
            Walk(loop.Body, body);
        }
        while (live.UnionWith(body));
        Write(counter, live, -1);
        live.Remove(counter);
        Read(loop.Start, live);
    }

    private void WalkLoop(While loop, WebSet live)
    {
        WebSet after = new(live), body;
        do
        {
            body = new WebSet(live);
            Walk(loop.Body, body);
            body.UnionWith(after);
            Read(loop.Test, body);
            Walk(loop.Preparation, body);
        }
        while (live.UnionWith(body));
    }

    private void Write(int web, WebSet live, int copied)
    {
        bool isLive = live.Remove(web), isCopied = copied >= 0 && live.Remove(copied);
        Edges(web).UnionWith(live);
        if (isLive)
            live.Add(web);
        if (isCopied)
            live.Add(copied);
    }

    private void Read(Expression expression, WebSet live)
    {
        if (expression is Leaf { Operand: Value value })
            live.Add(_webs.Find(value));
        foreach (Expression child in expression.Children)
            Read(child, live);
    }
}
