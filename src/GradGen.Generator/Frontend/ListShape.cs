using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>A List, Queue or Stack of numbers, or of structs or tuples of them, that the method makes: an object whose fields are the numbers of the first element and of the one after the last, and a growing buffer for each number in an element.</summary>
internal static class ListShape
{
    /// <summary>The form of such an object; null for another type. What holds no real number is passed through instead.</summary>
    public static AggregateForm? Form(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { Name: "List" or "Queue" or "Stack", TypeArguments: [ITypeSymbol element] } list || list.ContainingNamespace?.ToDisplayString() != "System.Collections.Generic"
            || ItemForm(element) is not Form item || !item.Leaves.All(leaf => leaf is ScalarType) || !item.Leaves.Any(leaf => leaf.IsReal))
            return null;
        IEnumerable<Form> buffers = item.Leaves.Select(leaf => new AtomForm(new BufferType(BufferShape.Span, (ScalarType)leaf)));
        return new AggregateForm(
            [new AtomForm(ScalarType.Int32), new AtomForm(ScalarType.Int32), .. buffers],
            ["First", "Count", .. item.LeafNames("items").Select(name => name == "items" ? "Items" : name.Substring("items".Length))],
            list);
    }

    /// <summary>True for an object that is such a list.</summary>
    public static bool IsList(HeapObject value) => Form(value.Form.Type) is not null;

    public static Form Element(HeapObject list) => ItemForm(list.Form.Type!.TypeArguments[0])!;

    /// <summary>Objects that never change are kept by value.</summary>
    private static Form? ItemForm(ITypeSymbol element) =>
        element is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } type && Structures.HasSource(type) && Structures.IsImmutable(type) ? Structures.ClassForm(type, Types.Form) : Types.Form(element);
}
