using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Keep or recompute: the one place where it is decided what the reverse sweep remembers of the forward sweep.</summary>
internal sealed class KeepPolicy(DefinitionSites sites, Memory memory)
{
    // In multiplications. Keeping costs a store and a load with their bookkeeping.
    private const int Limit = 10;
    private const int Never = 1_000_000;

    private readonly HashSet<int> _kept = [];
    private readonly Dictionary<int, int> _costs = [];

    /// <summary>
    /// True when the value is cheaper computed again, from what is in scope or kept already, than kept. Ask in the order of definition. A buffer is always
    /// made again: ask about what it is made from too.
    /// </summary>
    public bool Recomputes(DefinitionSite site)
    {
        if (site.Value.Type is BufferType || CostOf(site.Value) <= Limit)
            return true;
        _kept.Add(site.Value.Id);
        _costs.Clear();
        return false;
    }

    private int CostOf(Operand operand)
    {
        if (sites.Find(operand) is not { Home: not null } site || _kept.Contains(site.Value.Id))
            return 0;
        if (_costs.TryGetValue(site.Value.Id, out int known))
            return known;
        int cost = site.Definition switch
        {
            null => IsCounter(site) ? 0 : Never,
            Compute compute => OwnCost(compute.Operator) + compute.Operands.Sum(CostOf),
            Apply apply => OwnCost(apply.Function) + apply.Operands.Sum(CostOf),
            Load load when IsConstantMemory(load.Buffer) => 1 + CostOf(load.Buffer) + CostOf(load.Index),
            // Its contents are put back by whoever reads it.
            Allocate allocate => CostOf(allocate.Length),
            _ => Never,
        };
        return _costs[site.Value.Id] = Math.Min(cost, Never);
    }

    private bool IsCounter(DefinitionSite site) =>
        sites.CountedLoops.TryGetValue(site.Home!.Pair, out CountedLoop? loop) && loop.Counter.Id == site.Value.Id;

    private bool IsConstantMemory(Operand buffer) => !memory.IsWritten(buffer) && sites.Find(memory.Root(buffer)) is null or { Home: null };

    private static int OwnCost(Operator @operator) => @operator is Operator.Divide or Operator.Remainder or Operator.Iterations ? 4 : @operator == Operator.View ? 0 : 1;

    private static int OwnCost(string function) => function switch
    {
        "Abs" or "Max" or "Min" or "CopySign" or "Stop" => 1,
        "Sqrt" or "Floor" or "Ceiling" or "Truncate" or "Round" or "Sign" or "FusedMultiplyAdd" => 4,
        _ => 2 * Limit,
    };
}
