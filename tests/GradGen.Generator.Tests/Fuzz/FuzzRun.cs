using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Checks many random programs, and reports what failed, made small.</summary>
internal static class FuzzRun
{
    private const int BatchSize = 100;

    private const int ShownCauses = 12;

    private const int ShownFailures = 2;

    /// <summary>How long one failure is made smaller: GRADGEN_FUZZ_SHRINK in seconds.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("GRADGEN_FUZZ_SHRINK") ?? "20", CultureInfo.InvariantCulture));

    /// <param name="generator">Makes a generator; one per batch.</param>
    /// <param name="seeds">The programs' seeds.</param>
    public static IReadOnlyList<Verdict> Check(Func<IIncrementalGenerator?> generator, IEnumerable<int> seeds, Func<string, string>? mutation = null)
    {
        var verdicts = new ConcurrentBag<Verdict>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(seeds.Chunk(BatchSize), options, batch =>
        {
            foreach (Verdict verdict in new FuzzBatch(generator()) { Mutation = mutation }.Check([.. batch.Select(ProgramWriter.Write)]))
                verdicts.Add(verdict);
        });
        return [.. verdicts.OrderBy(x => x.Program.Seed)];
    }

    /// <summary>How many programs had which outcome.</summary>
    public static string Summary(IReadOnlyList<Verdict> verdicts) =>
        string.Join(", ", verdicts.GroupBy(x => x.Outcome).OrderBy(x => x.Key).Select(x => $"{x.Count()} {x.Key}"))
        + FormattableString.Invariant($"; {verdicts.Count(x => x.HasLanes)} ran in lanes; worst relative deviation {verdicts.Max(x => x.Worst):E1}");

    private static string FeaturesOf(FuzzProgram program) => Features.Used(program) is { IsEmpty: false } used ? string.Join(", ", used.Order()) : "the core of the language";

    /// <summary>The smallest failures of each cause, shrunk, with the seeds that give them again.</summary>
    public static string Report(Func<IIncrementalGenerator?> generator, IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder(Summary(verdicts)).Append('\n');
        IGrouping<string, Verdict>[] causes = [.. verdicts.Where(x => x.IsFailure).GroupBy(x => x.Cause).OrderByDescending(x => x.Count())];
        foreach (IGrouping<string, Verdict> cause in causes)
            text.Append($"{cause.Count(),5} × {cause.Key}\n");
        foreach (Verdict verdict in causes.Take(ShownCauses).SelectMany(cause => cause.OrderBy(x => x.Program.Size).Take(ShownFailures)))
        {
            Verdict small = Shrinker.Shrink(verdict, new FuzzBatch(generator()).Check, s_patience);
            text.Append($"\n──── {small.Outcome}, GRADGEN_FUZZ_PROGRAM={verdict.Program.Seed}; {FeaturesOf(small.Program)}\n{small.Message}\n{CodePrinter.Primal(small.Program)}");
        }
        return text.ToString();
    }
}
