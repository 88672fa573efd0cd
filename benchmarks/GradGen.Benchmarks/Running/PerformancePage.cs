using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradGen.Benchmarks.Running;

/// <summary>docs/performance.md: parts between markers are written anew, the rest stays.</summary>
public sealed class PerformancePage(string folder)
{
    private readonly string _file = Path.Combine(folder, "performance.md");

    private string Chart => Path.Combine(folder, "performance.png");

    /// <summary>The page of this checkout, looked for from the working folder upwards.</summary>
    public static PerformancePage Find()
    {
        for (DirectoryInfo? at = new(Environment.CurrentDirectory); at is not null; at = at.Parent)
        {
            string docs = Path.Combine(at.FullName, "docs");
            if (File.Exists(Path.Combine(docs, "performance.md")))
                return new(docs);
        }
        throw new FileNotFoundException("No docs/performance.md in this folder or above it.");
    }

    /// <summary>The generator's tables, where it was measured, the kernels' table, and the chart.</summary>
    public void Write(IReadOnlyList<string> generator, IReadOnlyList<Result> results, bool isQuick)
    {
        if (generator.Count > 0)
            Replace("generator", generator);
        Replace("kernels", [$"One {(isQuick ? "quick run" : "run")} on {Machine.Name}.", "", .. ResultTable.Header, .. results.Select(ResultTable.Row)]);
        RatioChart.Save(Chart, results);
    }

    private void Replace(string part, IEnumerable<string> lines)
    {
        string text = File.ReadAllText(_file);
        string begin = $"<!-- {part} -->\n";
        string end = $"<!-- end of {part} -->";
        int from = text.IndexOf(begin, StringComparison.Ordinal);
        int to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException($"{_file} has no part between {begin.Trim()} and {end}.");
        File.WriteAllText(_file, string.Concat(text.AsSpan(0, from + begin.Length), string.Join('\n', lines) + "\n", text.AsSpan(to)));
    }
}
