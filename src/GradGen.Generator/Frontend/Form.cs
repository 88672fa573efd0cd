using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

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

/// <summary>A tuple, a struct, a class whose objects are followed field by field, or an array that is more than a buffer.</summary>
/// <param name="Parts">The forms of the fields.</param>
/// <param name="Names">The names by which the parts are read from outside: fields, auto-properties.</param>
/// <param name="Type">The struct or class; null for a tuple.</param>
/// <param name="Members">The symbol of each part: a field, or a captured parameter of a primary constructor. Empty for a tuple.</param>
/// <param name="Array">For an array: its parts are its lengths, then a buffer for each number in an element.</param>
internal sealed record AggregateForm(EquatableArray<Form> Parts, EquatableArray<string> Names, INamedTypeSymbol? Type = null, EquatableArray<ISymbol> Members = default, ArrayShape? Array = null) : Form
{
    public bool IsTuple => Type is null && Array is null;

    public override IEnumerable<IrType> Leaves => Parts.SelectMany(part => part.Leaves);

    public override IEnumerable<string> LeafNames(string name) => Array is { Element: AtomForm } ? [.. Names.Take(Array.Rank).Select(suffix => NameOf(name, suffix)), name] : Parts.Zip(Names, (part, suffix) => part.LeafNames(NameOf(name, suffix))).SelectMany(names => names);

    /// <summary>"positionX" for part X of position.</summary>
    public static string NameOf(string whole, string part)
    {
        part = part.TrimStart('_');
        return whole.Length == 0 || part.Length == 0 ? "" : whole + char.ToUpperInvariant(part[0]) + part.Substring(1);
    }

    /// <summary>The number of the part that is a field, a property that the compiler implements, or a captured parameter; null when there is none.</summary>
    public int? IndexOf(ISymbol member)
    {
        ISymbol wanted = member.OriginalDefinition;
        for (int i = 0; i < Members.Count; i++)
            if (SymbolEqualityComparer.Default.Equals(Members[i], wanted) || (Members[i] is IFieldSymbol { AssociatedSymbol: ISymbol property } && SymbolEqualityComparer.Default.Equals(property, wanted)))
                return i;
        return null;
    }

    internal override Term Assemble(IEnumerator<Operand> leaves)
    {
        var parts = new List<Term>();
        foreach (Form part in Parts)
            parts.Add(part.Assemble(leaves));
        return new Aggregate(this, parts.ToEquatableArray());
    }
}
