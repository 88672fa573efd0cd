using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Tests.Fuzz;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>Random programs, others for each variant, have the right derivatives with each optimisation switched off. A class of its own, so that it runs beside the corpus.</summary>
public sealed class OptionsFuzzTest
{
    private const int Programs = 15;
    private const int RunNumber = 17;

    private static readonly List<string> s_variants = [.. OptionVariants.All.Keys];

    public static TheoryData<string> Variants => OptionsTest.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Random_programs_have_the_right_derivatives(string variant)
    {
        IIncrementalGenerator Generator() => new OptionedGenerator(OptionVariants.All[variant]);
        IReadOnlyList<Verdict> verdicts = FuzzRun.Check(Generator, Enumerable.Range(s_variants.IndexOf(variant) * Programs, Programs).Select(i => ProgramWriter.SeedOf(RunNumber, i)));
        Assert.False(verdicts.Any(verdict => verdict.IsFailure), verdicts.Any(verdict => verdict.IsFailure) ? FuzzRun.Report(Generator, verdicts) : "");
    }
}
