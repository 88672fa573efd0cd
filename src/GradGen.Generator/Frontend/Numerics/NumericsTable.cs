using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>The members of System.Numerics that are followed, by type, name and parameters. A new one is a line in the rows of its type.</summary>
internal static class NumericsTable
{
    private static readonly (string Type, IEnumerable<NumericsRow> Rows)[] s_types =
    [
        ("Vector2", [.. VectorRows.Of(2), .. SizedVectorRows.OfTwo]),
        ("Vector3", [.. VectorRows.Of(3), .. SizedVectorRows.OfThree]),
        ("Vector4", [.. VectorRows.Of(4), .. SizedVectorRows.OfFour]),
        ("Vector", SizedVectorRows.Extensions),
        ("Quaternion", QuaternionRows.All),
        ("Plane", PlaneRows.All),
        ("Matrix3x2", [.. MatrixRows.Of3x2, .. MatrixMakers.Of3x2]),
        ("Matrix4x4", [.. MatrixRows.Of4x4, .. MatrixMakers.Of4x4]),
        ("Complex", ComplexRows.All),
    ];

    private static readonly Dictionary<string, NumericsRow> s_rows = s_types
        .SelectMany(type => type.Rows.Select(row => (Key: row.KeyIn(type.Type), Row: row)))
        .ToDictionary(entry => entry.Key, entry => entry.Row);

    private static readonly Dictionary<string, NumericsView> s_views = ((IEnumerable<(string Key, NumericsView View)>)
        [
            .. NumericsView.OfVector("Vector2", 2),
            .. NumericsView.OfVector("Vector3", 3),
            .. NumericsView.OfVector("Vector4", 4),
            .. NumericsView.OfQuaternion,
            .. NumericsView.OfMatrix("Matrix3x2", 3, 2, 2),
            .. NumericsView.OfMatrix("Matrix4x4", 4, 4, 3),
        ]).ToDictionary(entry => entry.Key, entry => entry.View);

    /// <summary>Members that move parts from and to arrays and spans.</summary>
    private static readonly HashSet<string> s_copies = [.. from type in (string[])["Vector2", "Vector3", "Vector4"]
        from copy in (string[])[".ctor(ReadOnlySpan<Single>)", "Create(ReadOnlySpan<Single>)", "CopyTo(Single[])", "CopyTo(Single[],Int32)", "CopyTo(Span<Single>)", "TryCopyTo(Span<Single>)"]
        select $"{type}.{copy}"];

    /// <summary>Everything that is followed.</summary>
    public static IEnumerable<string> Keys => [.. s_rows.Keys, .. s_views.Keys, .. s_copies];

    public static NumericsRow? Row(ISymbol member) => s_rows.TryGetValue(KeyOf(member), out NumericsRow? row) ? row : null;

    public static NumericsView? View(ISymbol member) => s_views.TryGetValue(KeyOf(member), out NumericsView? view) ? view : null;

    public static bool IsCopy(ISymbol member) => s_copies.Contains(KeyOf(member));

    public static string Key(string type, string member, IEnumerable<string> parameters) => $"{type}.{member}({string.Join(",", parameters)})";

    /// <summary>The key of a method, or of a field or property that takes nothing.</summary>
    public static string KeyOf(ISymbol member) =>
        Key(member.ContainingType.Name, member.Name, member is IMethodSymbol method ? method.Parameters.Select(parameter => NameOf(parameter.Type) + (parameter.RefKind is RefKind.None ? "" : "&")) : []);

    private static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NameOf(array.ElementType) + "[]",
        IPointerTypeSymbol pointer => NameOf(pointer.PointedAtType) + "*",
        INamedTypeSymbol { Arity: > 0 } named => $"{named.Name}<{string.Join(",", named.TypeArguments.Select(NameOf))}>",
        _ => type.Name,
    };
}
