using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>A part of the language that a random program may use beyond arithmetic, control flow, buffers and calls. Each has its snippets and its declarations.</summary>
internal enum Feature
{
    Structs,
    Tuples,
    References,
    LocalFunctions,
    Generics,
    Arguments,
    Switches,
    Guards,
    Loops,
    AssignmentExpressions,
    Copies,
    Integers,
    Remainders,
    PassedThrough,
    Objects,
    Vectors,
    Grids,
    JaggedArrays,
    StructArrays,
    Lists,
    Rebinding,
    Nodes,
    Nullables,
    Recursions,
}

/// <summary>Chooses the features of a program.</summary>
internal static class FeatureChoice
{
    /// <summary>The features of a run: all, or those that GRADGEN_FUZZ_FEATURES names, with commas; "none" for none.</summary>
    public static ImmutableArray<Feature> OfRun { get; } = Parse(Environment.GetEnvironmentVariable("GRADGEN_FUZZ_FEATURES"));

    /// <summary>Few at once, so that a failure is easily read; one program of twelve has them all.</summary>
    public static ImmutableHashSet<Feature> Of(Random random, bool isSingle)
    {
        // Vectors of System.Numerics are made of float.
        Feature[] possible = [.. OfRun.Where(x => isSingle || x != Feature.Vectors)];
        int count = random.Next(12) switch { 0 => possible.Length, 1 => 0, < 5 => 1, < 9 => 3, _ => 6 };
        random.Shuffle(possible);
        ImmutableHashSet<Feature> chosen = WithRequired(possible.Take(count));
        // Few programs are of float.
        return isSingle && OfRun.Contains(Feature.Vectors) && random.Next(2) == 0 ? chosen.Add(Feature.Vectors) : chosen;
    }

    /// <summary>With the features whose declarations they need.</summary>
    public static ImmutableHashSet<Feature> WithRequired(IEnumerable<Feature> features) => [.. features.SelectMany(Required)];

    private static IEnumerable<Feature> Required(Feature feature) => feature switch
    {
        Feature.StructArrays => [feature, Feature.Structs, Feature.Tuples],
        // A method that calls itself takes and returns them.
        Feature.Recursions => [feature, Feature.Structs],
        _ => [feature],
    };

    private static ImmutableArray<Feature> Parse(string? names) => names switch
    {
        null or "" => [.. Enum.GetValues<Feature>()],
        "none" => [],
        _ => [.. names.Split(',').Select(x => Enum.Parse<Feature>(x.Trim(), ignoreCase: true)).Distinct()],
    };
}
