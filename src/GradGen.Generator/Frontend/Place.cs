using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>What can be assigned: a variable, a part of one, an element. What the place is made of has been evaluated, once.</summary>
internal abstract record Place(SyntaxNode Syntax);

internal sealed record VariablePlace(Slot Slot, SyntaxNode Syntax) : Place(Syntax)
{
    /// <summary>True where it is known that the variable is not null.</summary>
    public bool IsPresent { get; init; }
}

internal sealed record PartPlace(Place Whole, ISymbol Member, SyntaxNode Syntax) : Place(Syntax);

internal sealed record ElementPlace(Operand Buffer, Operand Index, SyntaxNode Syntax) : Place(Syntax);

/// <summary>An element that is a struct or a tuple: an element of each buffer.</summary>
internal sealed record ItemPlace(EquatableArray<Operand> Buffers, Operand Index, Form Element, SyntaxNode Syntax) : Place(Syntax);

/// <summary>A row of an array of arrays.</summary>
internal sealed record RowPlace(Aggregate Table, Operand Index, SyntaxNode Syntax) : Place(Syntax);

/// <summary>A property or indexer whose accessors have bodies.</summary>
internal sealed record AccessorPlace(Place? Receiver, IPropertySymbol Property, EquatableArray<Term> Arguments, IOperation Reference) : Place(Reference.Syntax);

/// <summary>A static field.</summary>
internal sealed record OutsidePlace(IFieldSymbol Field, SyntaxNode Syntax) : Place(Syntax);

/// <summary>A value that is nowhere: it can be read.</summary>
internal sealed record ValuePlace(Term Value, SyntaxNode Syntax) : Place(Syntax);

/// <summary>A discard.</summary>
internal sealed record NoPlace(SyntaxNode Syntax) : Place(Syntax);
