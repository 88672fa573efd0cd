using System.Collections.Generic;
using System.Globalization;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Running;

/// <summary>The results as rows of a Markdown table.</summary>
public static class ResultTable
{
    public static readonly string[] Header =
    [
        "| kernel | size | primal, ns | by hand, ns | expert, ns | generated, ns | bytes | generated / primal | / expert | / by hand | tape / generated | duals / generated | differences / generated |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ];

    public static string Row(Result result) => string.Join(" | ", Cells(result)).Insert(0, "| ") + " |";

    private static IEnumerable<string> Cells(Result result)
    {
        yield return result.Kernel;
        yield return result.Size;
        foreach (string contestant in (string[])[Contestants.Primal, Contestants.ByHand, Contestants.ByExpert, Contestants.Generated])
            yield return Text(result.Nanoseconds(contestant), "N0");
        yield return Text(result.GeneratedBytes, "N0");
        foreach (string other in (string[])[Contestants.Primal, Contestants.ByExpert, Contestants.ByHand])
            yield return Text(result.Ratio(Contestants.Generated, other), "F2");
        foreach (string other in (string[])[Contestants.ByTape, Contestants.ByDuals, Contestants.ByDifferences])
            yield return Text(result.Ratio(other, Contestants.Generated), "N1");
    }

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
