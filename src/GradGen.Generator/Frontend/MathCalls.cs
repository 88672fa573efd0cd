using System.Linq;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Which methods of the framework are functions of the rule table.</summary>
internal static class MathCalls
{
    /// <summary>What the catalogue says of the method; null when it says nothing.</summary>
    public static CatalogEntry? Find(IMethodSymbol method) => method.ContainingType is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } type
        && (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || type.Name is "Math" or "MathF")
            ? FunctionCatalog.Find("System." + type.MetadataName, method.Name, [.. method.Parameters.Select(parameter => FullName(parameter.Type))])
            : null;

    private static string FullName(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
}
