using System;
using System.Linq;
using Xunit.Abstractions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>The fuzzer itself: its programs compile, run, and their dual twins are right.</summary>
public sealed class FuzzerTest(ITestOutputHelper output)
{
    [Fact]
    public void Programs_compile_and_run()
    {
        Verdict[] verdicts = [.. new FuzzBatch(null).Check([.. Enumerable.Range(0, 400).Select(i => ProgramWriter.Write(ProgramWriter.SeedOf(1, i)))])];
        foreach (var group in verdicts.GroupBy(x => x.Outcome))
            output.WriteLine($"{group.Key}: {group.Count()}");
        foreach (Verdict v in verdicts.Where(x => x.IsFailure).OrderBy(x => x.Program.Size).Take(6))
            output.WriteLine(v.Message + "\n" + (v.Message.Contains("dual") ? CodePrinter.Duals(v.Program) : CodePrinter.Primal(v.Program)));
        Assert.DoesNotContain(verdicts, x => x.IsFailure);
    }
}
