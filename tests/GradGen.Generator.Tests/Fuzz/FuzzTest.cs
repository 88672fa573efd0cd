using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Pipeline;
using GradGen.Generator.Tests.Transforms;
using GradGen.Generator.Transforms;
using Microsoft.CodeAnalysis;
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
        IReadOnlyList<Verdict> verdicts = Check("all optimisations", () => new GradientGenerator(), seeds);
        if (Setting("GRADGEN_FUZZ_OPTIONS") is not (null or 0))
            foreach ((string variant, Options options) in OptionVariants.All)
                Check(variant, () => new OptionedGenerator(options), seeds);
        Assert.True(verdicts.Count(x => x.Outcome == Outcome.BeyondLimit) <= 1 + verdicts.Count / 20, "Too many programs are refused for a limit.");
        Assert.True(verdicts.Count(x => x.Outcome == Outcome.Untested) <= 1 + verdicts.Count / 50, "Too many programs amplify rounding.");
    }

    private IReadOnlyList<Verdict> Check(string variant, Func<IIncrementalGenerator> generator, IEnumerable<int> seeds)
    {
        IReadOnlyList<Verdict> verdicts = FuzzRun.Check(generator, seeds);
        output.WriteLine($"{variant}: {FuzzRun.Summary(verdicts)}");
        Assert.False(verdicts.Any(x => x.IsFailure), verdicts.Any(x => x.IsFailure) ? $"{variant}: {FuzzRun.Report(generator, verdicts)}" : "");
        return verdicts;
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
