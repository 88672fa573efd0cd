using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Pipeline;
using Xunit.Abstractions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Random programs: reverse mode = forward mode = dual numbers. docs/fuzzing.md says how to run many.</summary>
public sealed class FuzzTest(ITestOutputHelper output)
{
    private const int Sample = 300;

    [Fact]
    public void Derivatives_of_random_programs_are_right()
    {
        int run = Setting("GRADGEN_FUZZ_SEED") ?? 1;
        IEnumerable<int> seeds = Setting("GRADGEN_FUZZ_PROGRAM") is { } seed
            ? [seed]
            : Enumerable.Range(0, Setting("GRADGEN_FUZZ") ?? Sample).Select(i => ProgramWriter.SeedOf(run, i));
        IReadOnlyList<Verdict> verdicts = FuzzRun.Check(() => new GradientGenerator(), seeds);
        output.WriteLine(FuzzRun.Summary(verdicts));
        Assert.False(verdicts.Any(x => x.IsFailure), verdicts.Any(x => x.IsFailure) ? FuzzRun.Report(() => new GradientGenerator(), verdicts) : "");
        Assert.True(verdicts.Count(x => x.Outcome == Outcome.BeyondLimit) <= 1 + verdicts.Count / 20, "Too many programs are refused for a limit.");
        Assert.True(verdicts.Count(x => x.Outcome == Outcome.Untested) <= 1 + verdicts.Count / 50, "Too many programs amplify rounding.");
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
