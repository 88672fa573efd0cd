using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Where the iterations of counted loops keep what the reverse sweep reads: in buffers with a place for each iteration, where their number is known before the outermost loop.
/// What lies so can be read in any order.
/// </summary>
internal sealed class KeptPlaces(IrBuilder builder, DefinitionSites sites)
{
    private readonly Dictionary<int, PairedBlock> _homes = [];

    // How many iterations the loops have, by pair.
    private readonly Dictionary<int, Operand> _counts = [];

    /// <summary>True for the body of a loop whose number of iterations, and that of the loops around it, is known before all of them.</summary>
    public bool Has(PairedBlock home)
    {
        if (!Nest(home).All(block => sites.CountedLoops.TryGetValue(block.Pair, out CountedLoop? loop) && IsKnown(loop)))
            return false;
        _homes[home.Pair] = home;
        return true;
    }

    private static IEnumerable<PairedBlock> Nest(PairedBlock home)
    {
        for (PairedBlock? block = home; block is not null; block = block.Outer)
            yield return block;
    }

    private bool IsKnown(CountedLoop loop) =>
        loop.Step is 1 or -1 && loop.Counter.Type.Equals(ScalarType.Int32) && sites.Find(loop.Start) is null or { Home: null } && sites.Find(loop.Bound) is null or { Home: null };

    /// <summary>The buffers that are filled by the loop and those in it, made in front of it.</summary>
    public IEnumerable<Op> Buffers(Op outermost, IReadOnlyDictionary<int, List<KeptValue>> stored)
    {
        builder.OpenBlock();
        foreach (int pair in stored.Keys.Where(pair => Nest(_homes[pair]).Last().Pair == outermost.Pair).OrderBy(pair => pair).ToList())
        {
            Operand length = Nest(_homes[pair]).Reverse().Select(block => Count(block.Pair)).Aggregate((outer, inner) => builder.Compute(Operator.Multiply, ScalarType.Int32, [outer, inner]));
            foreach (KeptValue kept in stored[pair])
                builder.Add(new Allocate(kept.Carrier, length, IsReturned: false) { IsOverwritten = true });
        }
        return builder.CloseBlock([], []).Ops;
    }

    private Operand Count(int pair)
    {
        if (_counts.TryGetValue(pair, out Operand? known))
            return known;
        CountedLoop loop = sites.CountedLoops[pair];
        (Operand low, Operand high) = loop.Step > 0 ? (loop.Start, loop.Bound) : (loop.Bound, loop.Start);
        // Of one that counts down, the last is the bound itself, or lies above it.
        long more = loop.Comparison is Operator.LessOrEqual or Operator.GreaterOrEqual ? 1 : 0;
        Operand count = Sum(Difference(high, low), more);
        bool isCount = more == 0 && low is Constant { Bits: 0 } && sites.Find(high) is { Definition: Compute { Operator: Operator.Length or Operator.Iterations } };
        return _counts[pair] = isCount || count is Constant { Bits: >= 0 } ? count
            : count is Constant ? Constant.Int32(0)
            : builder.Apply("Max", ScalarType.Int32, [count, Constant.Int32(0)]);
    }

    /// <summary>The iteration's place, as the forward sweep computes it.</summary>
    public Block Index(int pair, out Operand index)
    {
        builder.OpenBlock();
        index = Index(_homes[pair], operand => operand);
        return builder.CloseBlock([], []);
    }

    /// <summary>The iteration's place.</summary>
    /// <param name="home">The loop's body.</param>
    /// <param name="map">Gives a counter, or a number from before the loops, where the place is needed.</param>
    public Operand Index(PairedBlock home, Func<Operand, Operand> map)
    {
        Operand? index = null;
        foreach (PairedBlock block in Nest(home).Reverse())
        {
            CountedLoop loop = sites.CountedLoops[block.Pair];
            Operand low = loop.Step > 0 ? loop.Start : loop.Bound;
            Operand own = Sum(Difference(map(loop.Counter), map(low)), loop.Comparison == Operator.Greater ? -1 : 0);
            index = index is null ? own : builder.Compute(Operator.Add, ScalarType.Int32, [builder.Compute(Operator.Multiply, ScalarType.Int32, [index, Count(block.Pair)]), own]);
        }
        return index!;
    }

    private Operand Difference(Operand a, Operand b) => (a, b) switch
    {
        (_, Constant { Bits: 0 }) => a,
        (Constant x, Constant y) => Constant.Int32(unchecked((int)(x.Bits - y.Bits))),
        _ => builder.Compute(Operator.Subtract, ScalarType.Int32, [a, b]),
    };

    private Operand Sum(Operand a, long b) => b == 0 ? a : a is Constant x ? Constant.Int32(unchecked((int)(x.Bits + b))) : builder.Compute(Operator.Add, ScalarType.Int32, [a, Constant.Int32((int)b)]);
}
