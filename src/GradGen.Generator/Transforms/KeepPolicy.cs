using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Keep or recompute: the one place where it is decided what the reverse sweep remembers of the forward sweep.</summary>
internal sealed class KeepPolicy(DefinitionSites sites, Memory memory)
{
    // In multiplications. Keeping for an iteration costs a store and a load with their bookkeeping; past a branch, next to nothing.
    private const int Limit = 10;
    private const int BranchLimit = 2;
    private const int Never = 1_000_000;

    private readonly HashSet<int> _kept = [];

    // What is computed again for what was asked before: it costs nothing more.
    private readonly HashSet<int> _again = [];

    /// <summary>
    /// True when the value is cheaper computed again, from what is in scope or kept already, than kept. Ask in the order of definition. A buffer is always
    /// made again: ask about what it is made from too.
    /// </summary>
    public bool Recomputes(DefinitionSite site)
    {
        var needed = new HashSet<int>();
        if (site.Value.Type is BufferType || CostOf(site.Value, needed) <= (IsInLoop(site) ? Limit : BranchLimit))
        {
            _again.UnionWith(needed);
            return true;
        }
        _kept.Add(site.Value.Id);
        return false;
    }

    private bool IsInLoop(DefinitionSite site)
    {
        for (PairedBlock? block = site.Home; block is not null; block = block.Outer)
            if (sites.LoopPairs.Contains(block.Pair))
                return true;
        return false;
    }

    private int CostOf(Operand operand, HashSet<int> needed)
    {
        if (sites.Find(operand) is not { Home: not null } site || _kept.Contains(site.Value.Id) || _again.Contains(site.Value.Id) || !needed.Add(site.Value.Id))
            return 0;
        return Math.Min(Never, site.Definition switch
        {
            null => IsCounter(site) ? 0 : Never,
            Compute compute => OwnCost(compute.Operator) + compute.Operands.Sum(inner => CostOf(inner, needed)),
            Apply apply => OwnCost(apply.Function) + apply.Operands.Sum(inner => CostOf(inner, needed)),
            Load load when IsConstantMemory(load.Buffer) => 1 + CostOf(load.Buffer, needed) + CostOf(load.Index, needed),
            // Its contents are put back by whoever reads it.
            Allocate allocate => CostOf(allocate.Length, needed),
            _ => Never,
        });
    }

    private bool IsCounter(DefinitionSite site) =>
        sites.CountedLoops.TryGetValue(site.Home!.Pair, out CountedLoop? loop) && loop.Counter.Id == site.Value.Id;

    private bool IsConstantMemory(Operand buffer) => !memory.IsWritten(buffer) && sites.Find(memory.Root(buffer)) is null or { Home: null };

    private static int OwnCost(Operator @operator) => @operator is Operator.Divide or Operator.Remainder ? 4 : @operator == Operator.View ? 0 : 1;

    private static int OwnCost(string function) => function switch
    {
        "Abs" or "Max" or "Min" or "CopySign" or "Stop" => 1,
        "Sqrt" or "Floor" or "Ceiling" or "Truncate" or "Round" or "Sign" or "FusedMultiplyAdd" => 4,
        _ => 2 * Limit,
    };
}
