using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>A loop that finds a value by comparing varied ones, which it does not depend on smoothly.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Inputs">The active inputs that what is compared depends on.</param>
internal sealed record Search(Loop Loop, HashSet<int> Inputs);

/// <summary>
/// Finds the loops whose outcome is differentiated exactly and yet not as it is meant: bisection, golden section, halved steps, pattern search, search in a table.
/// A carried value is found by search when varied values that are computed from it decide, by being compared, which way it goes next; when the loop gives it no smooth dependence
/// on an active input; and when a result depends on it smoothly. Newton's method and whatever else corrects a value by what it computes is no search, nor is a maximum, a convergence test
/// or an adapted step size.
/// </summary>
internal sealed class Searches
{
    private readonly Dependence _graph;
    private readonly Memory _memory;
    private readonly HashSet<int> _inputs;
    private readonly HashSet<int> _outputs;
    private readonly HashSet<int> _varied;
    private readonly HashSet<int> _lost;
    private readonly Outcome _outcome;

    /// <param name="graph">The function's dependences.</param>
    /// <param name="loops">Its loops.</param>
    /// <param name="memory">Its buffers.</param>
    /// <param name="inputs">The active parameters.</param>
    /// <param name="outputs">The results, and the buffers written for the caller.</param>
    public Searches(Dependence graph, IReadOnlyList<Loop> loops, Memory memory, HashSet<int> inputs, HashSet<int> outputs)
    {
        _graph = graph;
        _memory = memory;
        _inputs = inputs;
        _outputs = outputs;
        _varied = graph.Forward(inputs, (_, edge) => edge.Link == Link.Smooth);
        HashSet<int> useful = graph.Backward(outputs, (_, edge) => edge.Link == Link.Smooth);
        _lost = [.. inputs.Where(input => !useful.Contains(input))];
        _outcome = new Outcome(graph, loops, outputs);
        var found = new List<Search>();
        foreach (Loop loop in loops)
            if (!loop.Nest.Any(outer => found.Any(search => search.Loop == outer)) && Find(loop) is Search search)
                found.Add(search);
        Found = found;
    }

    /// <summary>In the order of the source, outer loops first.</summary>
    public IReadOnlyList<Search> Found { get; }

    private Search? Find(Loop loop)
    {
        var arms = new Arms(_graph, loop);
        HashSet<int>? compared = null;
        foreach (Carried carried in loop.Carried)
            compared ??= carried.Head.Type switch
            {
                ScalarType { IsReal: true } when !_varied.Contains(carried.Head.Id) => OfReal(loop, arms, carried, _varied),
                _ => null,
            };
        compared ??= OfBracket(loop, arms) ?? OfBuffers(loop, arms) ?? OfIntegers(loop, arms);
        return compared is null ? null : new Search(loop, [.. Origins(compared).Where(_inputs.Contains)]);
    }

    /// <returns>The comparisons that decide the value, if it is found by search.</returns>
    private HashSet<int>? OfReal(Loop loop, Arms arms, Carried carried, HashSet<int> varied)
    {
        var decisions = new Decisions(_graph, loop, arms, _varied, varied);
        int[] names = [carried.Head.Id, carried.Current.Id, carried.Result.Id];
        HashSet<int> compared = FedBack(loop, names, decisions.Of(carried.Next));
        if (compared.Count > 0 && _outcome.Of(loop, names, compared, varied).Any() && !_outcome.IsAdapted(loop, names, compared, varied))
            return compared;
        // Where only the end of the loop is decided, the value is what was looked for if it is the whole result; else it may be a number of terms, or of intervals.
        compared = FedBack(loop, names, decisions.OfExit());
        return compared.Count > 0 && _outcome.Of(loop, names, compared, varied, isWhole: true).Any() && !_outcome.IsAdapted(loop, names, compared, varied) ? compared : null;
    }

    /// <summary>
    /// An index is found by search where a bracket closes in on it, or where it goes on until a comparison stops it;
    /// it matters when an input that decides it reaches no result in another way.
    /// </summary>
    private HashSet<int>? OfIntegers(Loop loop, Arms arms)
    {
        if (_lost.Count == 0)
            return null;
        var decisions = new Decisions(_graph, loop, arms, _varied, _varied);
        foreach ((Carried first, Carried second) in new Brackets(_graph, loop, arms).Pairs(isReal: false))
            if (OfInteger(loop, [first.Head.Id, first.Current.Id, first.Result.Id, second.Head.Id, second.Current.Id, second.Result.Id], [.. decisions.Of(first.Next), .. decisions.Of(second.Next)]) is HashSet<int> compared)
                return compared;
        foreach (Carried carried in loop.Carried.Where(carried => carried.Head.Type is ScalarType { IsInteger: true }))
            if (OfInteger(loop, [carried.Head.Id, carried.Current.Id, carried.Result.Id], decisions.OfExit()) is HashSet<int> compared)
                return compared;
        return null;
    }

    private HashSet<int>? OfInteger(Loop loop, int[] names, HashSet<int> decisions)
    {
        HashSet<int> compared = FedBack(loop, names, decisions);
        return compared.Count > 0
            && Origins(compared).Overlaps(_lost)
            && _graph.Forward(names, (_, edge) => edge.Link != Link.Control).Overlaps(_outputs)
            ? compared
            : null;
    }

    private HashSet<int>? OfBracket(Loop loop, Arms arms)
    {
        var brackets = new Brackets(_graph, loop, arms);
        foreach ((Carried first, Carried second) in brackets.Pairs(isReal: true).Concat(brackets.Steps()))
        {
            if (!_varied.Contains(first.Head.Id) && !_varied.Contains(second.Head.Id))
                continue;
            // What would be varied if the first bracket were not.
            HashSet<int> bracket = _graph.Backward([first.Head.Id, second.Head.Id], (_, edge) => edge.Link == Link.Smooth && !edge.IsInitial && loop.Contains(edge.Node));
            HashSet<int> ends = [.. loop.Carried.Select(carried => carried.Head.Id).Where(bracket.Contains)];
            HashSet<int> varied = _graph.Forward(_inputs, (_, edge) => edge.Link == Link.Smooth && !(edge.IsInitial && ends.Contains(edge.Node)));
            if (varied.Contains(first.Head.Id) || varied.Contains(second.Head.Id))
                continue;
            if ((OfReal(loop, arms, first, varied) ?? OfReal(loop, arms, second, varied)) is HashSet<int> compared)
                return compared;
        }
        return null;
    }

    private HashSet<int>? OfBuffers(Loop loop, Arms arms)
    {
        foreach (int buffer in loop.Stores.Select(stores => stores.Key))
        {
            if (_varied.Contains(buffer) || !_graph.Type(buffer).IsReal)
                continue;
            HashSet<int> compared = FedBack(loop, [buffer], new Decisions(_graph, loop, arms, _varied, _varied).OfStores(buffer, _memory));
            if (compared.Count > 0 && _outcome.Of(loop, [buffer], compared, _varied).Any() && !_outcome.IsAdapted(loop, [buffer], compared, _varied))
                return compared;
        }
        return null;
    }

    /// <summary>What the comparisons depend on smoothly.</summary>
    private HashSet<int> Origins(HashSet<int> compared) =>
        _graph.Backward(compared.SelectMany(_graph.Predecessors).Where(edge => edge.Link == Link.Discrete).Select(edge => edge.Node), (_, edge) => edge.Link == Link.Smooth);

    /// <summary>Those that depend on the value itself: without this feedback it is a count, or a sign, and not what is looked for.</summary>
    private HashSet<int> FedBack(Loop loop, int[] names, HashSet<int> compared)
    {
        if (compared.Count > 0)
            compared.IntersectWith(_graph.Forward(names, (_, edge) => edge.Link != Link.Control && loop.Contains(edge.Node)));
        return compared;
    }
}
