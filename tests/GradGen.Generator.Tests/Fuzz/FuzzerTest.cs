using System;
using System.Collections.Generic;
using System.Linq;
using Xunit.Abstractions;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>The fuzzer itself: its programs are sound and varied, their dual twins right.</summary>
public sealed class FuzzerTest(ITestOutputHelper output)
{
    private static readonly FuzzProgram[] s_programs = [.. Enumerable.Range(0, 1000).Select(i => ProgramWriter.Write(ProgramWriter.SeedOf(2, i)))];

    [Fact]
    public void Programs_compile_and_their_dual_twins_agree_with_them_and_with_central_differences()
    {
        IReadOnlyList<Verdict> verdicts = new FuzzBatch(null) { AgainstDifferences = true }.Check(s_programs[..150]);
        output.WriteLine(FuzzRun.Summary(verdicts));
        foreach (Verdict verdict in verdicts.Where(x => x.IsFailure).Take(3))
            output.WriteLine(verdict.Message + "\n" + CodePrinter.Primal(verdict.Program));
        Assert.DoesNotContain(verdicts, x => x.IsFailure);
        // Differences mean nothing across a kink or a jump; a wrong rule of the dual numbers would show in many programs.
        Verdict[] smooth = [.. verdicts.Where(x => !x.Program.IsSingle)];
        Assert.InRange(smooth.Count(x => x.Worst < 1e-6), 0.97 * smooth.Length, smooth.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_program() =>
        Assert.Equal(CodePrinter.Primal(s_programs[7]), CodePrinter.Primal(ProgramWriter.Write(s_programs[7].Seed)));

    [Fact]
    public void Every_construct_occurs()
    {
        Dictionary<string, int> counts = s_programs.SelectMany(Features.Of).GroupBy(x => x).ToDictionary(x => x.Key, x => x.Count());
        foreach ((string feature, int count) in counts.OrderBy(x => x.Value))
            output.WriteLine($"{count,4} {feature}");
        string[] rare = [.. s_constructs.Concat(Enum.GetValues<Feature>().Select(x => "feature: " + x)).Where(x => counts.GetValueOrDefault(x) < 5)];
        Assert.Empty(rare);
    }

    private static readonly string[] s_constructs =
    [
        "float", "double", "strict", "reassociate", "result: Real", "result: Void", "result: Pair", "result: Array",
        "parameter: Real", "parameter: Int", "parameter: ReadOnlySpan", "parameter: Array", "parameter: Span", "parameter: Real, inactive", "parameter: Grid", "parameter: Jagged",
        "output that is read", "output that is only written",
        "Declare real", "Declare int", "Declare bool", "Declare const", "DeclareUnset", "Assign =", "Assign +=", "Assign -=", "Assign *=", "Assign /=",
        "Step ++", "Step --", "Store =", "Store +=", "Store -=", "Store *=", "Store /=", "Swap", "parameter reassigned in a loop",
        "NewBuffer new", "NewBuffer stackalloc", "NewBuffer elements", "Alias span", "Alias array",
        "if", "if else", "nested branches", "Conditional", "&&", "||", "for <", "for >", "for <, stride", "for >, stride", "While", "nested loops", "Break", "Continue",
        "early return within 0 loops", "early return within 1 loops", "early return within 2 loops",
        "CallHelper", "Deconstruct declare", "Deconstruct assign", "Helper", "recursion, Real", "recursion, Pair", "recursion, Void", "callee that writes a span", "callee of a callee", "call in a loop",
        "callee result: Real", "callee result: Pair", "callee result: Void", "callee result: Vec", "recursion that takes more",
        "Grid made", "Jagged made", "Vecs made", "VecSpan made", "Pairs made", "List made", "VecList made", "Stack made", "Queue made", "Node made", "Nullable made", "TableElement", "ToInt", "ToReal",
        "+", "-", "*", "/", "%", "Sin", "Cos", "Tanh", "Exp", "Log", "Sqrt", "Cbrt", "Atan", "Atan2", "Pow", "Max", "Min", "Abs", "Floor",
    ];
}
