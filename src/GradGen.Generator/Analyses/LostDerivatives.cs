using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Where the derivative of a method is exact, and yet surely not what is meant.</summary>
internal sealed class LostDerivatives
{
    /// <param name="body">The primal.</param>
    /// <param name="callees">What it calls.</param>
    /// <param name="inputs">The active parameters whose content is read.</param>
    /// <param name="outputs">The results, and the parameters that are written.</param>
    public LostDerivatives(Block body, EquatableArray<Callee> callees, IEnumerable<Value> inputs, IEnumerable<Operand> outputs)
    {
        (Dependence graph, IReadOnlyList<Loop> loops, Memory memory) = DependenceBuilder.Build(body, new CalleeEffects(callees));
        Value[] active = [.. inputs];
        HashSet<int> results = [.. outputs.Where(output => output.Type.IsReal).Select(output => output.Type is BufferType ? memory.Root(output) : output).OfType<Value>().Select(output => output.Id)];
        HashSet<int> useful = graph.Backward(results, (_, edge) => edge.Link == Link.Smooth);
        HashSet<int> relevant = graph.Backward(results, (_, _) => true);
        HashSet<int> varied = graph.Forward(active.Select(input => input.Id), (_, edge) => edge.Link == Link.Smooth);

        Searches = new Searches(graph, loops, memory, [.. active.Select(input => input.Id)], results).Found;
        Roundings = Analyses.Roundings.Find(body, graph, loops, varied, results);
        IsZero = active.Length > 0 && !active.Any(input => useful.Contains(input.Id));
        Unused = [.. active.Where(input => !useful.Contains(input.Id)).Select(input => new UnusedInput(input, relevant.Contains(input.Id), Searches.Any(search => search.Inputs.Contains(input.Id))))];
    }

    /// <summary>The loops whose outcome is found by search.</summary>
    public IReadOnlyList<Search> Searches { get; }

    /// <summary>Where active values are rounded.</summary>
    public IReadOnlyList<Rounding> Roundings { get; }

    /// <summary>True when no result depends smoothly on an active parameter.</summary>
    public bool IsZero { get; }

    /// <summary>The active parameters that no result depends on smoothly.</summary>
    public IReadOnlyList<UnusedInput> Unused { get; }
}

/// <summary>An active parameter with derivative 0.</summary>
/// <param name="Input">The parameter.</param>
/// <param name="Decides">True when it enters a result through comparisons or integers.</param>
/// <param name="IsSearched">True when it decides a search.</param>
internal sealed record UnusedInput(Value Input, bool Decides, bool IsSearched);
