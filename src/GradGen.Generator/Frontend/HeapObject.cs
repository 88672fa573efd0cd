using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>An object of a mutable class that the method makes. Every name for it is a <see cref="Reference"/> to this, so that aliases are exact.</summary>
internal sealed class HeapObject(AggregateForm form, Slot[] fields)
{
    /// <summary>Its exact type, and its fields.</summary>
    public AggregateForm Form { get; } = form;

    /// <summary>A variable for each field.</summary>
    public IReadOnlyList<Slot> Fields { get; } = fields;

    /// <summary>The variable that is a field; null when it has no such field.</summary>
    public Slot? Find(ISymbol member) => Form.IndexOf(member) is int index ? Fields[index] : null;
}
