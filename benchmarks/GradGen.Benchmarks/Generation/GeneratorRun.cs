using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace GradGen.Benchmarks.Generation;

/// <summary>
/// The generator is measured in processes of its own: its first run is to be the first of the process, and the tiers of compilation, which would blur the
/// gradients' times, are on as they are in a compiler.
/// </summary>
public static class GeneratorRun
{
    public static readonly IReadOnlyDictionary<string, Func<IEnumerable<string>>> Subjects = new Dictionary<string, Func<IEnumerable<string>>>
    {
        ["methods"] = GeneratorTimes.Lines,
        ["kernels"] = KernelCode.Lines,
    };

    /// <summary>The lines of every subject's table.</summary>
    public static IReadOnlyList<string> All()
    {
        List<string> lines = [];
        foreach (string subject in Subjects.Keys)
        {
            if (lines.Count > 0)
                lines.Add("");
            lines.AddRange(InProcessOfItsOwn(subject));
        }
        return lines;
    }

    private static string[] InProcessOfItsOwn(string subject)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [Options.GeneratorOption, subject]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Options.GeneratorOption} {subject} ended with {process.ExitCode}.");
        return output.TrimEnd('\n').Split('\n');
    }
}
