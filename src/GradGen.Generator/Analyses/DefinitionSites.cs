using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>A block of a branch or loop that is reversed later: the pair's number, which block, and the one around it.</summary>
internal sealed record PairedBlock(int Pair, int Index, PairedBlock? Outer);

/// <summary>Where a value is defined.</summary>
/// <param name="Value">The value.</param>
/// <param name="Definition">The operation; null for a parameter or counter.</param>
/// <param name="Home">The innermost block of the forward sweep that is reversed later; null at the level of the function.</param>
/// <param name="Order">Earlier definitions have smaller numbers.</param>
internal sealed record DefinitionSite(Value Value, Op? Definition, PairedBlock? Home, int Order);

/// <summary>Where each value of a forward sweep is defined.</summary>
internal sealed class DefinitionSites
{
    private readonly Dictionary<int, DefinitionSite> _sites = [];
    private readonly HashSet<int> _forwardPairs = [];

    public DefinitionSites(Block function) => Visit(function, null);

    /// <summary>The loops of the forward sweep by their pair's number.</summary>
    public Dictionary<int, CountedLoop> CountedLoops { get; } = [];

    /// <summary>The pairs that are loops.</summary>
    public HashSet<int> LoopPairs { get; } = [];

    /// <summary>Which of the loop's blocks is its body.</summary>
    public int BodyIndex(int pair) => CountedLoops.ContainsKey(pair) ? 0 : 1;

    public DefinitionSite? Find(Operand operand) => operand is Value value && _sites.TryGetValue(value.Id, out DefinitionSite? site) ? site : null;

    /// <summary>Adds the site of a value made later.</summary>
    public void Add(DefinitionSite site) => _sites.Add(site.Value.Id, site);

    private void Visit(Block block, PairedBlock? home)
    {
        foreach (Value parameter in block.Parameters)
            Define(parameter, null, home);
        foreach (Op op in block.Ops)
        {
            // The second of a pair is the reverse sweep, whose own values are always read in their scope.
            if (op.Pair == 0 || _forwardPairs.Add(op.Pair))
                VisitBlocks(op, home);
            foreach (Value result in op.Results())
                Define(result, op, home);
        }
    }

    private void VisitBlocks(Op op, PairedBlock? home)
    {
        if (op is CountedLoop loop && op.Pair > 0)
            CountedLoops[op.Pair] = loop;
        if (op is CountedLoop or WhileLoop && op.Pair > 0)
            LoopPairs.Add(op.Pair);
        int index = 0;
        foreach (Block block in op.Blocks())
        {
            PairedBlock? inner = op.Pair > 0 ? new PairedBlock(op.Pair, index++, home) : home;
            foreach (Value value in op.InnerValues())
                Define(value, null, inner);
            Visit(block, inner);
        }
    }

    private void Define(Value value, Op? definition, PairedBlock? home) =>
        _sites[value.Id] = new DefinitionSite(value, definition, home, _sites.Count);
}
