using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Ir;

/// <summary>IR text with its values numbered in the order in which they stand: which numbers were handed out on the way does not matter.</summary>
internal static partial class Numbered
{
    public static string Text(string ir)
    {
        Dictionary<string, int> numbers = [];
        return Value().Replace(ir, value => $"%{(numbers.TryGetValue(value.Value, out int known) ? known : numbers[value.Value] = numbers.Count)}");
    }

    /// <summary>Requires the same text but for the numbers.</summary>
    public static void Same(string expected, string actual) => Assert.Equal(Text(expected), Text(actual));

    [GeneratedRegex(@"%\d+")]
    private static partial Regex Value();
}
