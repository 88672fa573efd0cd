using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>The shape of a C# type: one type of the IR, or the forms of an aggregate's parts.</summary>
internal abstract record Form
{
    public abstract IEnumerable<IrType> Leaves { get; }

    public bool HasBuffer => Leaves.Any(leaf => leaf is BufferType);

    /// <summary>The term of this form that has the leaves given.</summary>
    public Term Assemble(IEnumerable<Operand> leaves)
    {
        using IEnumerator<Operand> next = leaves.GetEnumerator();
        return Assemble(next);
    }

    /// <summary>A name for each leaf, made from the variable's.</summary>
    public abstract IEnumerable<string> LeafNames(string name);

    internal abstract Term Assemble(IEnumerator<Operand> leaves);
}

internal sealed record AtomForm(IrType Type) : Form
{
    public override IEnumerable<IrType> Leaves => [Type];

    public override IEnumerable<string> LeafNames(string name) => [name];

    internal override Term Assemble(IEnumerator<Operand> leaves)
    {
        leaves.MoveNext();
        return new Atom(leaves.Current);
    }
}

internal sealed record AggregateForm(EquatableArray<Form> Parts, EquatableArray<string> Names) : Form
{
    public override IEnumerable<IrType> Leaves => Parts.SelectMany(part => part.Leaves);

    public override IEnumerable<string> LeafNames(string name) => Parts.Zip(Names, (part, suffix) =>
        part.LeafNames(name.Length == 0 ? "" : name + char.ToUpperInvariant(suffix[0]) + suffix.Substring(1))).SelectMany(names => names);

    internal override Term Assemble(IEnumerator<Operand> leaves)
    {
        var parts = new List<Term>();
        foreach (Form part in Parts)
            parts.Add(part.Assemble(leaves));
        return new Aggregate(parts.ToEquatableArray());
    }
}
