using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>The types of System.Numerics that are followed field by field.</summary>
internal static class Numerics
{
    private static readonly string[] s_known = ["Vector2", "Vector3", "Vector4"];

    public static bool Knows(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } named
        && s_known.Contains(named.Name);
}
