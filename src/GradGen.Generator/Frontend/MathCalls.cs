using System.Linq;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Which methods of the framework are functions of the rule table.</summary>
internal static class MathCalls
{
    /// <summary>What the catalogue says of the method; null when it says nothing.</summary>
    /// <param name="method">The method.</param>
    /// <param name="number">The type that a method of generic mathematics is called on.</param>
    public static CatalogEntry? Find(IMethodSymbol method, ITypeSymbol? number)
    {
        if (number is { SpecialType: SpecialType.System_Double or SpecialType.System_Single })
            return FunctionCatalog.Find(FullName(number), method.Name, [.. method.Parameters.Select(parameter => parameter.Type is ITypeParameterSymbol ? FullName(number) : FullName(parameter.Type))]);
        return Find(method);
    }

    public static CatalogEntry? Find(IMethodSymbol method) => method.ContainingType is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } type
        && (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || type.Name is "Math" or "MathF")
            ? FunctionCatalog.Find("System." + type.MetadataName, method.Name, [.. method.Parameters.Select(parameter => FullName(parameter.Type))])
            : null;

    private static string FullName(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
}
