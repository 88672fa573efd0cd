using System.Linq;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Which methods are functions of the framework that the catalogue knows.</summary>
internal static class MathCalls
{
    private static readonly SymbolDisplayFormat s_metadataName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>What the catalogue says of the method, or null when it is not a function of the framework.</summary>
    public static CatalogEntry? Find(IMethodSymbol method) =>
        method.IsStatic && method.Arity == 0 && IsHome(method.ContainingType)
            ? FunctionCatalog.Find(Name(method.ContainingType), method.Name, [.. method.Parameters.Select(parameter => Name(parameter.Type))])
            : null;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(s_metadataName);

    private static bool IsHome(INamedTypeSymbol type) => type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single }
        || (type is { Name: "Math" or "MathF", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });
}
