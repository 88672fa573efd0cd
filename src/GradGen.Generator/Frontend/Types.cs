using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>C# types as the IR knows them.</summary>
internal static class Types
{
    /// <summary>The form of the type; null for one that no value of the IR can stand for: a pointer, a ref struct from outside, a type parameter.</summary>
    public static Form? Form(ITypeSymbol? type) => Form(type, 0);

    /// <summary>The form of the type where it is made of what carries derivatives, or nothing.</summary>
    public static IrType? Ir(ITypeSymbol? type) => (IrType?)Scalar(type) ?? Buffer(type);

    private const int Deepest = 8;

    private static Form? Form(ITypeSymbol? type, int depth)
    {
        if (Ir(type) is IrType known)
            return new AtomForm(known);
        if (depth > Deepest || type is null or { TypeKind: TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.TypeParameter })
            return null;
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: INamedTypeSymbol underlying })
            return new AtomForm(Scalar(underlying)!);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return Tuple(tuple, depth);
        if (Array(type, depth) is AggregateForm array)
            return array;
        if (type is INamedTypeSymbol { IsAnonymousType: true } anonymous)
            return Structures.AnonymousForm(anonymous, field => Form(field, depth + 1));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct } structure && Structures.Form(structure, field => Form(field, depth + 1)) is AggregateForm form)
            return form;
        return type.IsRefLikeType ? null : new AtomForm(Opaque(type));
    }

    private static AggregateForm? Tuple(INamedTypeSymbol tuple, int depth)
    {
        Form?[] parts = [.. tuple.TupleElements.Select(element => Form(element.Type, depth + 1))];
        return parts.Contains(null)
            ? null
            : new AggregateForm(parts.Select(part => part!).ToEquatableArray(), tuple.TupleElements.Select(element => element.Name).ToEquatableArray());
    }

    /// <summary>The form of an array or span that is more than a buffer; null for another type.</summary>
    private static AggregateForm? Array(ITypeSymbol type, int depth)
    {
        (ITypeSymbol Element, int Rank, BufferShape Shape)? array = type switch
        {
            IArrayTypeSymbol own => (own.ElementType, own.Rank, BufferShape.Array),
            INamedTypeSymbol { TypeArguments: [ITypeSymbol item] } span when SpanShape(span) is BufferShape shape => (item, 1, shape),
            _ => null,
        };
        if (array is not var (element, rank, kind) || Form(element, depth + 1) is not Form form)
            return null;
        return form switch
        {
            AtomForm { Type: BufferType { Shape: BufferShape.Array } row } when rank == 1 && kind == BufferShape.Array => ArrayShape.Table(new AtomForm(row.Element)),
            AggregateForm { Array: { Rank: 1, Shape: BufferShape.Array, IsTable: false } row } when rank == 1 && kind == BufferShape.Array => ArrayShape.Table(row.Element),
            AggregateForm { Array: not null } => null,
            _ => ArrayShape.Form(form, rank, kind),
        };
    }

    /// <summary>The type of the elements of an array of real numbers that has several dimensions; null for another type.</summary>
    public static ScalarType? Matrix(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: > 1 } array && Scalar(array.ElementType) is { IsReal: true } element ? element : null;

    /// <summary>The type of the elements of an array of arrays of real numbers; null for another type.</summary>
    public static ScalarType? Jagged(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1 } row } && Scalar(row.ElementType) is { IsReal: true } element ? element : null;

    /// <summary>The type as one that values are only handed on of.</summary>
    public static OpaqueType Opaque(ITypeSymbol type) => new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    /// <summary>The scalar as C# writes it.</summary>
    public static string TextOf(ScalarType type) => type.Kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.Char => "char",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        _ => "double",
    };

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

    /// <summary>True for T? of a value type.</summary>
    public static bool IsNullable(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
