using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Makes the random program of a seed.</summary>
internal static class ProgramWriter
{
    /// <summary>The seed of one program of a run.</summary>
    public static int SeedOf(int run, int index) => unchecked(run * 1_000_003 + index * 7_919 + 17);

    public static FuzzProgram Write(int seed)
    {
        var random = new Random(seed);
        bool isSingle = random.Next(8) == 0, isLong = random.Next(3) != 0;
        ImmutableHashSet<Feature> features = isLong && random.Next(3) != 0 ? [] : FeatureChoice.Of(random, isSingle);
        List<Method> helpers = [];
        int count = random.Next(0, 4);
        for (int i = 0; i < count; i++)
            helpers.Add(Helper(random, i, [.. helpers], features));
        ResultKind result = random.Next(10) switch { < 5 => ResultKind.Real, < 8 => ResultKind.Void, 8 => ResultKind.Pair, _ => ResultKind.Array };
        ImmutableArray<Param> parameters = EntryParams(random, result, features, isLong);
        var writer = new MethodWriter(random, [.. helpers], result) { Features = features, IsLong = isLong };
        Method entry = writer.Write("F", parameters, random.Next(2, isLong ? 9 : 20));
        // Only what may be summed in another order is summed in lanes.
        bool isStrict = isLong ? random.Next(5) == 0 : random.Next(4) != 0;
        return new FuzzProgram(seed, isSingle, isStrict, entry, Called(entry, helpers)) { IsLong = isLong };
    }

    /// <summary>The methods that are called at all.</summary>
    private static ImmutableArray<Method> Called(Method entry, List<Method> helpers)
    {
        HashSet<string> names = [.. Features.Calls(entry)];
        // Callees come before their callers.
        foreach (Method helper in helpers.AsEnumerable().Reverse().Where(x => names.Contains(x.Name)))
            names.UnionWith(Features.Calls(helper));
        return [.. helpers.Where(x => names.Contains(x.Name))];
    }

    private static ImmutableArray<Param> EntryParams(Random random, ResultKind result, ImmutableHashSet<Feature> features, bool isLong)
    {
        string[] reals = ["x", "y", "w"];
        List<Param> parameters = [];
        int scalars = result is ResultKind.Pair ? random.Next(1, 4) : random.Next(0, 4);
        for (int i = 0; i < scalars; i++)
            parameters.Add(new Param(reals[i], ParamKind.Real, result == ResultKind.Void || random.Next(7) != 0));
        int buffers = result switch { ResultKind.Pair => 0, ResultKind.Array => 1, _ => random.Next(isLong ? 1 : 0, 3) };
        for (int i = 0; i < buffers; i++)
            parameters.Insert(random.Next(parameters.Count + 1), new Param(i == 0 ? "p" : "q", result == ResultKind.Array || random.Next(3) == 0 ? ParamKind.Array : ParamKind.ReadOnlySpan, result == ResultKind.Void || random.Next(7) != 0));
        if (result is ResultKind.Real or ResultKind.Pair)
            foreach ((string name, ParamKind kind) in Composites(random, features))
                parameters.Insert(random.Next(parameters.Count + 1), new Param(name, kind, random.Next(7) != 0));
        if (result != ResultKind.Array)
            foreach ((string name, ParamKind kind) in Rows(random, features))
                parameters.Insert(random.Next(parameters.Count + 1), new Param(name, kind, result == ResultKind.Void || random.Next(7) != 0));
        if (random.Next(2) == 0)
            parameters.Insert(random.Next(parameters.Count + 1), new Param("n", ParamKind.Int, false));
        if (parameters.All(x => !x.IsActive))
            parameters.Add(new Param("c", ParamKind.Real, true));
        // An output that is read is an input too; one named "only…" is never read.
        if (result == ResultKind.Void)
            parameters.Insert(random.Next(2) == 0 ? parameters.Count : random.Next(parameters.Count + 1), new Param(random.Next(2) == 0 ? "r" : "only", ParamKind.Span, true));
        return [.. parameters];
    }

    private static IEnumerable<(string Name, ParamKind Kind)> Composites(Random random, ImmutableHashSet<Feature> features)
    {
        if (features.Contains(Feature.Structs) && random.Next(2) == 0)
            yield return ("b", ParamKind.Vec);
        if (features.Contains(Feature.Tuples) && random.Next(2) == 0)
            yield return random.Next(2) == 0 ? ("d", ParamKind.Tuple) : ("e", ParamKind.Duo);
    }

    private static IEnumerable<(string Name, ParamKind Kind)> Rows(Random random, ImmutableHashSet<Feature> features)
    {
        if (features.Contains(Feature.Grids) && random.Next(2) == 0)
            yield return ("m", ParamKind.Grid);
        if (features.Contains(Feature.JaggedArrays) && random.Next(2) == 0)
            yield return ("rows", ParamKind.Jagged);
    }

    /// <summary>Of a helper, which may write them.</summary>
    private static IEnumerable<Param> Containers(Random random, ImmutableHashSet<Feature> features)
    {
        if (features.Contains(Feature.Grids) && random.Next(3) == 0)
            yield return new Param("grid", ParamKind.Grid, true);
        if (features.Contains(Feature.JaggedArrays) && random.Next(3) == 0)
            yield return new Param("table", ParamKind.Jagged, true);
        if (features.Contains(Feature.StructArrays) && random.Next(3) == 0)
            yield return new Param("points", ParamKind.Vecs, true);
        if (features.Contains(Feature.Lists) && random.Next(3) == 0)
            yield return new Param("list", ParamKind.List, true);
    }

    private static Method Helper(Random random, int index, ImmutableArray<Method> callees, ImmutableHashSet<Feature> features)
    {
        string name = "H" + index;
        bool isRecursive = random.Next(features.Contains(Feature.Recursions) ? 2 : 5) == 0;
        ResultKind result = random.Next(7) switch { < 3 => ResultKind.Real, < 5 => ResultKind.Pair, _ => ResultKind.Void };
        if (features.Contains(Feature.Structs) && !(isRecursive && !features.Contains(Feature.Recursions)) && random.Next(3) == 0)
            result = ResultKind.Vec;
        List<Param> parameters = [new Param("x", ParamKind.Real, true)];
        if (random.Next(2) == 0)
            parameters.Add(new Param("y", ParamKind.Real, true));
        if (result == ResultKind.Void || random.Next(4) == 0)
            parameters.Insert(random.Next(2), new Param("to", ParamKind.Span, true));
        if (!(isRecursive && parameters.Any(x => x.IsBuffer)) && random.Next(3) == 0)
            parameters.Add(new Param("from", random.Next(3) == 0 ? ParamKind.Array : ParamKind.ReadOnlySpan, true));
        // A method that calls itself takes more than numbers and buffers where that is chosen.
        bool takesMore = !isRecursive || features.Contains(Feature.Recursions);
        if (takesMore && features.Contains(Feature.References) && random.Next(2) == 0)
            parameters.Add(new Param("z", random.Next(3) == 0 ? ParamKind.Out : ParamKind.Ref, true));
        if (takesMore && features.Contains(Feature.Structs) && random.Next(2) == 0)
            parameters.Add(new Param("g", random.Next(3) == 0 ? ParamKind.RefVec : ParamKind.Vec, true));
        if (takesMore && features.Contains(Feature.Tuples) && random.Next(2) == 0)
            parameters.Add(new Param("h", random.Next(2) == 0 ? ParamKind.Tuple : ParamKind.Duo, true));
        if (takesMore)
            foreach (Param parameter in Containers(random, features).Where(x => !(isRecursive && x.Kind == ParamKind.List)))
                parameters.Add(parameter);
        if (isRecursive || random.Next(3) == 0)
            parameters.Insert(random.Next(parameters.Count + 1), new Param("n", ParamKind.Int, true));
        var writer = new MethodWriter(random, isRecursive ? [] : callees, result)
        {
            RecursiveName = isRecursive ? name : null,
            SelfParameters = [.. parameters],
            Features = features,
        };
        return writer.Write(name, [.. parameters], random.Next(1, 6));
    }
}
