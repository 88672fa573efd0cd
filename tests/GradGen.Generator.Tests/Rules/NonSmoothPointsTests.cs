using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>docs/nonsmooth-points.md is the specification: each row of its first table is a case.</summary>
public class NonSmoothPointsTests
{
    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (string[] cells in File.ReadLines(RepositoryFile.Locate("docs/nonsmooth-points.md")).Select(line => line.Split('|')).Where(cells => cells.Length > 4 && cells[1].Contains("`", StringComparison.Ordinal)))
                rows.Add(cells[1].Trim(' ', '`'), cells[2].Trim(), cells[3].Trim());
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void TheAnswerIsTheDocumentedOne(string call, string active, string answer)
    {
        Match match = Regex.Match(call, @"^(\w+)\((.*)\)$");
        Rule rule = RuleTable.Find(match.Groups[1].Value)!;
        double[] point = [.. match.Groups[2].Value.Split(',').Select(Parse)];
        bool[] activity = active == "all" ? [.. point.Select(_ => true)] : [.. Enumerable.Range(0, point.Length).Select(i => active.Split(' ').Contains(i switch { 0 => "first", 1 => "second", _ => "third" }))];
        string[] expected = [.. answer.Split(',').Select(x => x.Trim())];
        foreach (bool single in new[] { false, true })
        {
            double[] partials = new FormulaInterpreter(single).Partials(rule, point, activity);
            for (int i = 0; i < point.Length; i++)
                if (activity[i])
                    Assert.True(Parse(expected[i]).Equals(partials[i] + 0.0), FormattableString.Invariant($"{call} by operand {i}: {partials[i]}"));
            if (activity.Zip(partials).Any(pair => pair.First && double.IsInfinity(pair.Second)))
                Assert.True(rule.IsSingular, $"{rule.Name} has an infinite slope, and must be marked so.");
        }
    }

    [Fact]
    public void TheTableIsRead() => Assert.True(Rows.Count() > 30);

    [Fact]
    public void EverySingularRuleHasARow()
    {
        HashSet<string> named = [.. File.ReadLines(RepositoryFile.Locate("docs/nonsmooth-points.md")).Select(line => Regex.Match(line, @"^\| `(\w+)\(").Groups[1].Value)];
        Assert.Empty(RuleTable.All.Where(rule => rule.IsSingular && !named.Contains(rule.Name)).Select(rule => rule.Name));
    }

    private static double Parse(string text) => text.Trim() switch
    {
        "∞" => double.PositiveInfinity,
        "-∞" => double.NegativeInfinity,
        string other => double.Parse(other, CultureInfo.InvariantCulture),
    };
}
