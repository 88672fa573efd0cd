using System;
using System.CommandLine;
using System.Linq;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Benchmarks;

/// <summary>What the command line says.</summary>
/// <param name="Kernels">Only these; all where there are none.</param>
/// <param name="IsQuick">Fewer and shorter rounds, and the generator is left out.</param>
/// <param name="Writes">Results go to docs/performance.md and docs/performance.png as well.</param>
/// <param name="Generator">Only what the generator takes, for one of its subjects, in this process.</param>
public sealed record Options(string[] Kernels, bool IsQuick, bool Writes, string? Generator)
{
    public const string GeneratorOption = "--generator";
    public const string Full = "--full";

    /// <summary>The command, with what it does once the line is understood.</summary>
    public static RootCommand Command(Func<Options, int> run)
    {
        Option<string[]> kernels = new("--kernel")
        {
            Description = "Only this kernel; may stand several times.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        kernels.AcceptOnlyFromAmong([.. AllKernels.List.Select(kernel => kernel.Name)]);
        Option<bool> quick = new("--quick") { Description = "Fewer and shorter rounds." };
        Option<bool> write = new("--write") { Description = "Write docs/performance.md and docs/performance.png." };
        Option<string?> generator = new(GeneratorOption) { Description = "Only the generator, in this process, as it is when it starts.", HelpName = "SUBJECT" };
        generator.AcceptOnlyFromAmong([.. Generation.GeneratorRun.Subjects.Keys]);
        Option<bool> full = new(Full) { Description = "Under BenchmarkDotNet; further options go there." };

        RootCommand command = new("Times generated gradients against the primal, gradients by hand, by an expert, by tape, dual numbers and differences.")
        {
            kernels, quick, write, generator, full,
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(write) && line.GetResult(kernels) is { Implicit: false })
                line.AddError("--write takes all kernels: leave --kernel out.");
        });
        command.SetAction(line => run(new Options(line.GetRequiredValue(kernels), line.GetValue(quick), line.GetValue(write), line.GetValue(generator))));
        return command;
    }
}
