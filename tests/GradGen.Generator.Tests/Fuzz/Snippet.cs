using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>C# with holes in ‹›, an expression or a statement; docs/fuzzing.md lists the holes.</summary>
/// <param name="Feature">What it belongs to.</param>
/// <param name="Kind">What it gives; None for a statement.</param>
/// <param name="Text">"real" stands for the program's real type, "Maths" for its class of functions.</param>
internal sealed partial record Snippet(Feature Feature, Kind Kind, string Text)
{
    /// <summary>The holes from left to right.</summary>
    public ImmutableArray<string> Holes { get; } = [.. Hole().Matches(Text).Select(x => x.Groups[1].Value)];

    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. SnippetTable.Values.Concat(SnippetTable.ValuesOfContainers).Select(x => new Snippet(x.Feature, x.Kind, x.Text)),
        .. SnippetTable.Statements.Concat(SnippetTable.StatementsOfContainers).Select(x => new Snippet(x.Feature, Kind.None, x.Text)),
    ];

    /// <summary>The feature that a kind of value comes with; null for what every program has.</summary>
    public static Feature? FeatureOf(Kind kind) => kind switch
    {
        Kind.Vec or Kind.Segment => Feature.Structs,
        Kind.Tuple or Kind.Record or Kind.Duo => Feature.Tuples,
        Kind.Cell or Kind.Shape => Feature.Objects,
        Kind.Node => Feature.Nodes,
        Kind.Grid => Feature.Grids,
        Kind.Jagged => Feature.JaggedArrays,
        Kind.Vecs or Kind.VecSpan or Kind.Pairs => Feature.StructArrays,
        Kind.List or Kind.VecList or Kind.Stack or Kind.Queue => Feature.Lists,
        Kind.Nullable => Feature.Nullables,
        Kind.Function => Feature.LocalFunctions,
        Kind.Vector2 or Kind.Vector3 or Kind.Vector4 => Feature.Vectors,
        _ => null,
    };

    [GeneratedRegex("‹([^›]*)›")]
    public static partial Regex Hole();
}
