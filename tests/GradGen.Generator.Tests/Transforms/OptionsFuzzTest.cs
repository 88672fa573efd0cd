using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Tests.Fuzz;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>Random programs have the right derivatives with each optimisation switched off. A class of its own, so that it runs beside the corpus.</summary>
public sealed class OptionsFuzzTest
{
    private const int Programs = 50;
    private const int RunNumber = 17;

    public static TheoryData<string> Variants => OptionsTest.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Random_programs_have_the_right_derivatives(string variant)
    {
        IIncrementalGenerator Generator() => new OptionedGenerator(OptionVariants.All[variant]);
        IReadOnlyList<Verdict> verdicts = FuzzRun.Check(Generator, Enumerable.Range(0, Programs).Select(i => ProgramWriter.SeedOf(RunNumber, i)));
        Assert.False(verdicts.Any(verdict => verdict.IsFailure), verdicts.Any(verdict => verdict.IsFailure) ? FuzzRun.Report(Generator, verdicts) : "");
    }
}
