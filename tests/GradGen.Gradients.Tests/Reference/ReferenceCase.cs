using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GradGen.Gradients.Tests.Reference;

/// <summary>An input of a public benchmark and what comes out of it; data/README.md says where they are from.</summary>
internal sealed class ReferenceCase
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Reference", "data");

    private readonly JsonElement _root;

    private ReferenceCase(JsonElement root) => _root = root;

    public JsonElement Input => _root.GetProperty("input");

    public JsonElement Primal => _root.GetProperty("primal");

    public JsonElement Derivative => _root.GetProperty("derivative");

    /// <summary>The names of the cases of a benchmark.</summary>
    public static IEnumerable<object[]> Names(string benchmark) =>
        Directory.GetFiles(Path.Combine(s_folder, benchmark), "*.json").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    public static ReferenceCase Read(string benchmark, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, benchmark, name + ".json")));
        return new(document.RootElement.Clone());
    }

    /// <summary>All numbers of an input, rows one after the other.</summary>
    public double[] Numbers(string name) => Numbers(Input.GetProperty(name));

    public int Count(string name) => Input.GetProperty(name).GetInt32();

    /// <summary>All numbers in an element, at any depth.</summary>
    public static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];

    /// <summary>max|got − want| ≤ tolerance · max|want|.</summary>
    public static void Require(double[] want, ReadOnlySpan<double> got, double tolerance = 1e-9)
    {
        Assert.Equal(want.Length, got.Length);
        double size = want.Max(Math.Abs);
        for (int i = 0; i < want.Length; i++)
            Assert.True(Math.Abs(got[i] - want[i]) <= tolerance * size, $"{i}: {got[i]:R}, not {want[i]:R}");
    }
}
