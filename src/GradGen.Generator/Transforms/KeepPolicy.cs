using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Keep or recompute: the one place where it is decided what the reverse sweep remembers of the forward sweep.</summary>
internal sealed class KeepPolicy(DefinitionSites sites, Memory memory, SweepWrites writes)
{
    // In multiplications. Keeping for each iteration costs a store and a load with their bookkeeping; past a branch, next to nothing.
    private const int Limit = 10;
    private const int BranchLimit = 2;
    private const int Never = 1_000_000;

    private readonly HashSet<int> _kept = [];
    private readonly Dictionary<int, int> _costs = [];

    /// <summary>
    /// True when the value is cheaper computed again, from what is in scope or kept already, than kept. Ask in the order of definition. A buffer is always
    /// made again: ask about what it is made from too.
    /// </summary>
    public bool Recomputes(DefinitionSite site)
    {
        if (site.Value.Type is BufferType || CostOf(site.Value) <= (IsInLoop(site) ? Limit : BranchLimit))
            return true;
        _kept.Add(site.Value.Id);
        _costs.Clear();
        return false;
    }

    /// <summary>What of the loops around would make the value cheap to compute again, if it were kept: it is kept less often there. Nothing when there is no such thing.</summary>
    public IReadOnlyList<DefinitionSite> Sources(DefinitionSite site)
    {
        if (CostOf(site.Value) <= Limit)
            return [];
        var sources = new List<DefinitionSite>();
        int left = Limit;
        return IsCheapFrom(site.Value) ? sources : [];

        bool IsCheapFrom(Operand operand)
        {
            if (sites.Find(operand) is not { Home: not null } part)
                return true;
            if (IsAround(part.Home, site.Home!))
            {
                if (CostOf(part.Value) <= Limit)
                    return true;
                sources.Add(part);
                return part.Value.Type is ScalarType;
            }
            return part.Definition switch
            {
                null => IsCounter(part),
                Compute compute => Spend(OwnCost(compute.Operator)) && compute.Operands.All(IsCheapFrom),
                Apply apply => Spend(OwnCost(apply.Function)) && apply.Operands.All(IsCheapFrom),
                Load load when IsConstantMemory(load.Buffer, part.Home) => Spend(1) && IsCheapFrom(load.Buffer) && IsCheapFrom(load.Index),
                _ => false,
            };
        }

        bool Spend(int cost) => (left -= cost) >= 0;
    }

    /// <summary>True when there is a loop between the two: the outer one's values are computed less often.</summary>
    private bool IsAround(PairedBlock outer, PairedBlock inner)
    {
        bool isRepeated = false;
        for (PairedBlock? block = inner; block is not null; block = block.Outer)
        {
            if (block.Equals(outer))
                return isRepeated;
            isRepeated |= sites.LoopPairs.Contains(block.Pair);
        }
        return false;
    }

    private bool IsInLoop(DefinitionSite site)
    {
        for (PairedBlock? block = site.Home; block is not null; block = block.Outer)
            if (sites.LoopPairs.Contains(block.Pair))
                return true;
        return false;
    }

    private int CostOf(Operand operand)
    {
        if (sites.Find(operand) is not { Home: not null } site || _kept.Contains(site.Value.Id))
            return 0;
        if (_costs.TryGetValue(site.Value.Id, out int known))
            return known;
        // What is cheap and lies in a loop around is computed once there.
        int Part(Operand part)
        {
            int own = CostOf(part);
            return own <= Limit && sites.Find(part) is { Home: PairedBlock home } && IsAround(home, site.Home) ? 0 : own;
        }
        int cost = site.Definition switch
        {
            null => IsCounter(site) ? 0 : Never,
            Compute compute => OwnCost(compute.Operator) + compute.Operands.Sum(Part),
            Apply apply => OwnCost(apply.Function) + apply.Operands.Sum(Part),
            Load load when IsConstantMemory(load.Buffer, site.Home) => 1 + Part(load.Buffer) + Part(load.Index),
            // Its contents are put back by whoever reads it.
            Allocate allocate => Part(allocate.Length),
            _ => Never,
        };
        return _costs[site.Value.Id] = Math.Min(cost, Never);
    }

    private bool IsCounter(DefinitionSite site) =>
        sites.CountedLoops.TryGetValue(site.Home!.Pair, out CountedLoop? loop) && loop.Counter.Id == site.Value.Id;

    private bool IsConstantMemory(Operand buffer, PairedBlock home) =>
        (!memory.IsWritten(buffer) || writes.Stays(buffer, home)) && sites.Find(memory.Root(buffer)) is null or { Home: null };

    private static int OwnCost(Operator @operator) => @operator is Operator.Divide or Operator.Remainder or Operator.Iterations ? 4 : @operator == Operator.View ? 0 : 1;

    private static int OwnCost(string function) => function switch
    {
        "Abs" or "Max" or "Min" or "CopySign" or "Stop" => 1,
        "Sqrt" or "Floor" or "Ceiling" or "Truncate" or "Round" or "Sign" or "FusedMultiplyAdd" => 4,
        _ => 2 * Limit,
    };
}
