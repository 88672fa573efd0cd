using System;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Counts how often generated loops run in lanes: most programs prove nothing of lanes unless they do.</summary>
public static partial class LaneCounter
{
    /// <summary>How often, on this thread.</summary>
    [field: ThreadStatic]
    public static int Steps { get; set; }

    /// <summary>The number of lanes that a loop goes on by, counted.</summary>
    public static int Step(int lanes)
    {
        Steps++;
        return lanes;
    }

    /// <summary>Generated code whose loops count.</summary>
    public static string Counting(string generated) => Increment().Replace(generated, $"+= global::{typeof(LaneCounter).FullName}.Step(${{lanes}}))");

    [GeneratedRegex(@"\+= (?<lanes>Vectors?<\w+>\.Count)\)")]
    private static partial Regex Increment();
}
