using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>A real, integer or Boolean that a loop carries.</summary>
/// <param name="Entry">What it is before the loop.</param>
/// <param name="Head">The parameter of the first block: of the condition, or of a counted loop's body.</param>
/// <param name="Current">The parameter of the body.</param>
/// <param name="Next">What the body yields for it.</param>
/// <param name="Result">What it is after the loop.</param>
internal sealed record Carried(Operand Entry, Value Head, Value Current, Operand Next, Value Result);

/// <summary>A loop, and what is in it.</summary>
internal sealed class Loop
{
    private readonly HashSet<int> _inside = [];

    public Loop(Op op, Loop? outer, Memory memory)
    {
        var inside = new HashSet<Operand>(op.Flatten().OfType<Allocate>().Select(allocate => allocate.Result));
        Stores = op.Flatten().OfType<Store>().Where(store => memory.Root(store.Buffer) is Value root && !inside.Contains(root)).ToLookup(store => ((Value)memory.Root(store.Buffer)).Id, store => store.Value);
        Op = op;
        Outer = outer;
        Carried = op switch
        {
            CountedLoop o => Zip(o.Initial, o.Body, o.Body, o.Results),
            WhileLoop o => Zip(o.Initial, o.Condition, o.Body, o.Results),
            _ => throw Structure.Unknown(op),
        };
    }

    public Op Op { get; }

    public Loop? Outer { get; }

    public Carried[] Carried { get; }

    /// <summary>What is stored to the buffers from outside the loop, by their roots.</summary>
    public ILookup<int, Operand> Stores { get; }

    /// <summary>What says whether there is another iteration; null for a counted loop.</summary>
    public Operand? Condition => Op is WhileLoop loop ? loop.Condition.Yields[0] : null;

    /// <summary>The loop and those around it.</summary>
    public IEnumerable<Loop> Nest
    {
        get
        {
            for (Loop? loop = this; loop is not null; loop = loop.Outer)
                yield return loop;
        }
    }

    /// <summary>True for a value that an iteration computes, and for a buffer that it writes.</summary>
    public bool Contains(int node) => _inside.Contains(node);

    public void Add(int node)
    {
        for (Loop? loop = this; loop is not null; loop = loop.Outer)
            loop._inside.Add(node);
    }

    private static Carried[] Zip(EquatableArray<Operand> entry, Block head, Block body, EquatableArray<Value> results) =>
        [.. entry.Select((operand, i) => new Carried(operand, head.Parameters[i], body.Parameters[i], body.Yields[i], results[i]))];
}
