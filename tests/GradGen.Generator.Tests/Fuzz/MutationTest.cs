using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Transforms;
using GradGen.Generator.Transforms;
using Xunit.Abstractions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>The fuzzer catches wrong derivatives: generated code with one deliberate fault must not pass.</summary>
public sealed class MutationTest(ITestOutputHelper output)
{
    private static readonly FuzzProgram[] s_programs = [.. Enumerable.Range(0, 50).Select(i => ProgramWriter.Write(ProgramWriter.SeedOf(3, i)))];

    [Theory]
    [InlineData("a sign", "Math.Cos(", "-Math.Cos(")]
    [InlineData("a gradient that is overwritten", "Gradient += ", "Gradient = ")]
    [InlineData("a factor that is lost", " * (1.0 - ", " * (1.5 - ")]
    public void A_wrong_derivative_is_caught(string fault, string from, string to)
    {
        int changed = 0;
        // In lanes the last occurrence is in the iterations that are left over, of which there may be none.
        FuzzBatch batch = new(new OptionedGenerator(Options.All with { Vectorize = false }))
        {
            Mutation = text =>
            {
                string mutant = LastOccurrence(text, from, to);
                if (mutant != text)
                    changed++;
                return mutant;
            },
        };
        IReadOnlyList<Verdict> verdicts = batch.Check(s_programs);
        output.WriteLine($"{fault}: {changed} changed; {FuzzRun.Summary(verdicts)}");
        // Some faults change nothing, since a zero is added there or the code is not reached.
        Assert.True(verdicts.Count(x => x.Outcome == Outcome.Wrong) > changed / 5, $"{fault} goes unseen.");
        Assert.True(changed > 5);
    }

    /// <summary>Changes the last occurrence in code: late in the file is the derivative, not the primal.</summary>
    private static string LastOccurrence(string text, string from, string to)
    {
        MatchCollection matches = Regex.Matches(text, $@"^(?!\s*//)(?<before>[^\n]*?){Regex.Escape(from)}", RegexOptions.Multiline);
        if (matches.Count == 0)
            return text;
        int at = matches[^1].Index + matches[^1].Groups["before"].Length;
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }
}
