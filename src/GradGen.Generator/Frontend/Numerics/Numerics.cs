using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>The types of System.Numerics that are followed part by part.</summary>
internal static class Numerics
{
    /// <summary>The parts of each type, in the order that its constructor takes them. (The fields of a reference assembly are in the order of the alphabet, or not there.)</summary>
    private static readonly Dictionary<string, string[]> s_parts = new()
    {
        ["Vector2"] = ["X", "Y"],
        ["Vector3"] = ["X", "Y", "Z"],
        ["Vector4"] = ["X", "Y", "Z", "W"],
        ["Quaternion"] = ["X", "Y", "Z", "W"],
        ["Plane"] = ["Normal", "D"],
        ["Matrix3x2"] = [.. Cells(3, 2)],
        ["Matrix4x4"] = [.. Cells(4, 4)],
        ["Complex"] = ["Real", "Imaginary"],
    };

    public static bool Knows(ITypeSymbol? type) => IsHere(type) && s_parts.ContainsKey(type!.Name);

    /// <summary>True where a member may be in the table: of these types, or an extension of them.</summary>
    public static bool Declares(ISymbol member) => Knows(member.ContainingType) || (IsHere(member.ContainingType) && member.ContainingType.Name == "Vector");

    /// <summary>The fields and properties that the parts are read by; null for another type.</summary>
    public static ISymbol[]? Parts(INamedTypeSymbol type) => Knows(type)
        ? [.. s_parts[type.Name].Select(name => type.GetMembers(name).First(member => member is IFieldSymbol or IPropertySymbol))]
        : null;

    /// <summary>The type in which the members of a type compute.</summary>
    public static ScalarType RealOf(ITypeSymbol type) => type.Name == "Complex" ? ScalarType.Double : ScalarType.Single;

    private static bool IsHere(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static IEnumerable<string> Cells(int rows, int columns) =>
        from row in Enumerable.Range(1, rows) from column in Enumerable.Range(1, columns) select $"M{row}{column}";
}
