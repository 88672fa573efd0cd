using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradGen.Generator.Tests.House;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Documents;

/// <summary>docs/supported-csharp.md: it says of every kind of operation what happens to it, and every test that it names exists.</summary>
public sealed partial class SupportedCSharpTest
{
    private const string Kinds = "## Kinds of operation";

    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "supported-csharp.md")).ReplaceLineEndings("\n");

    // By number: Roslyn has several names for one kind.
    [Fact]
    public void Every_kind_of_operation_has_one_row()
    {
        string[] rows = [.. Rows(s_page[s_page.IndexOf(Kinds, StringComparison.Ordinal)..]).SelectMany(row => Names().Matches(row[0]).Select(match => match.Groups[1].Value))];
        IEnumerable<int> told = rows.Select(name => (int)Enum.Parse<OperationKind>(name)).Order();
        IEnumerable<int> known = Enum.GetValues<OperationKind>().Select(kind => (int)kind).Distinct().Order();
        Assert.Equal(known, told);
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        HashSet<string> files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path))];
        string[] named = [.. Rows(s_page).SelectMany(row => row[^1].Split(", ", StringSplitOptions.RemoveEmptyEntries))];
        Assert.True(named.Length > 50);
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [Fact]
    public void Every_id_that_is_named_has_a_page() =>
        Assert.All(Ids().Matches(s_page).Select(match => match.Value).Distinct(), id => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md")), id));

    /// <summary>The cells of the rows of the tables, their heads and rules aside.</summary>
    private static IEnumerable<string[]> Rows(string text) => text.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.EndsWith("| test |", StringComparison.Ordinal))
        .Select(line => line[1..^1].Replace(@"\|", "/", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim()).ToArray());

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"GG\d{4}")]
    private static partial Regex Ids();
}
