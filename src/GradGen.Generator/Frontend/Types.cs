using System.Collections.Generic;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>C# types as the IR knows them.</summary>
internal static class Types
{
    /// <summary>The form of the type, or null when the IR has none.</summary>
    public static Form? Form(ITypeSymbol? type)
    {
        if (Ir(type) is IrType known)
            return new AtomForm(known);
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
            return null;
        var parts = new List<Form>();
        var names = new List<string>();
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (Form(element.Type) is not Form part)
                return null;
            parts.Add(part);
            names.Add(element.Name);
        }
        return new AggregateForm(parts.ToEquatableArray(), names.ToEquatableArray());
    }

    public static IrType? Ir(ITypeSymbol? type) => (IrType?)Scalar(type) ?? Buffer(type);

    public static ScalarType? Scalar(ITypeSymbol? type)
    {
        ScalarKind? kind = type?.SpecialType switch
        {
            SpecialType.System_Boolean => ScalarKind.Boolean,
            SpecialType.System_Char => ScalarKind.Char,
            SpecialType.System_SByte => ScalarKind.SByte,
            SpecialType.System_Byte => ScalarKind.Byte,
            SpecialType.System_Int16 => ScalarKind.Int16,
            SpecialType.System_UInt16 => ScalarKind.UInt16,
            SpecialType.System_Int32 => ScalarKind.Int32,
            SpecialType.System_UInt32 => ScalarKind.UInt32,
            SpecialType.System_Int64 => ScalarKind.Int64,
            SpecialType.System_UInt64 => ScalarKind.UInt64,
            SpecialType.System_Single => ScalarKind.Single,
            SpecialType.System_Double => ScalarKind.Double,
            _ => null,
        };
        return kind is ScalarKind known ? new ScalarType(known) : null;
    }

    public static BufferType? Buffer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array when Scalar(array.ElementType) is ScalarType element => new BufferType(BufferShape.Array, element),
        INamedTypeSymbol { TypeArguments.Length: 1 } span when SpanShape(span) is BufferShape shape && Scalar(span.TypeArguments[0]) is ScalarType element => new BufferType(shape, element),
        _ => null,
    };

    public static BufferShape? SpanShape(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named
        ? named.Name switch
        {
            "Span" => BufferShape.Span,
            "ReadOnlySpan" => BufferShape.ReadOnlySpan,
            _ => null,
        }
        : null;
}
