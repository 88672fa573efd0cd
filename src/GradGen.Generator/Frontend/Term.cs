using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>The lowered value of a C# expression: one operand, or the parts of an aggregate, which is never a value of the IR itself (scalar replacement).</summary>
internal abstract record Term
{
    /// <summary>The operands in it, in order.</summary>
    public abstract IEnumerable<Operand> Leaves { get; }

    public bool HasBuffer => Leaves.Any(leaf => leaf.Type is BufferType);

    /// <summary>The same structure over other operands.</summary>
    public Term With(IEnumerable<Operand> leaves)
    {
        using IEnumerator<Operand> next = leaves.GetEnumerator();
        return With(next);
    }

    /// <inheritdoc cref="With(IEnumerable{Operand})"/>
    public virtual Term With(IEnumerator<Operand> leaves) => this;
}

internal sealed record Atom(Operand Operand) : Term
{
    public override IEnumerable<Operand> Leaves => [Operand];

    public override Term With(IEnumerator<Operand> leaves)
    {
        leaves.MoveNext();
        return new Atom(leaves.Current);
    }
}

/// <summary>A tuple, a struct, or an object that never changes.</summary>
internal sealed record Aggregate(AggregateForm Form, EquatableArray<Term> Parts) : Term
{
    public override IEnumerable<Operand> Leaves => Parts.SelectMany(part => part.Leaves);

    public override Term With(IEnumerator<Operand> leaves)
    {
        var parts = new List<Term>();
        foreach (Term part in Parts)
            parts.Add(part.With(leaves));
        return this with { Parts = parts.ToEquatableArray() };
    }

    /// <summary>The same with another part.</summary>
    public Aggregate Replace(int index, Term part) => this with { Parts = Parts.Select((old, i) => i == index ? part : old).ToEquatableArray() };
}

/// <summary>What a variable holds before it is assigned.</summary>
internal sealed record Undefined : Term
{
    public static readonly Undefined Instance = new();

    public override IEnumerable<Operand> Leaves => [];
}

/// <summary>An object that the method made: which one is known, and its fields are variables.</summary>
internal sealed record Reference(HeapObject Object) : Term
{
    public override IEnumerable<Operand> Leaves => [];
}

/// <summary>A delegate whose code is known.</summary>
internal sealed record Code(Closure Closure) : Term
{
    public override IEnumerable<Operand> Leaves => [];
}

/// <summary>A delegate that is one of several, or null: which one is a number.</summary>
internal sealed record Codes(Operand Which, EquatableArray<Term> Alternatives) : Term
{
    public override IEnumerable<Operand> Leaves => [Which];

    public override Term With(IEnumerator<Operand> leaves)
    {
        leaves.MoveNext();
        return this with { Which = leaves.Current };
    }
}

/// <summary>An array of delegates whose code is known, which does not change.</summary>
internal sealed record CodeList(EquatableArray<Term> Items) : Term
{
    public override IEnumerable<Operand> Leaves => [];
}
