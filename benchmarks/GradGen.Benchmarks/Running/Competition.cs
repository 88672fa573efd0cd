using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Benchmarks.Contest;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Benchmarks.Running;

/// <summary>The kernels one after the other, at each size: first checked, then timed and told.</summary>
public static class Competition
{
    /// <summary>Those named, or all where none is named.</summary>
    public static IReadOnlyList<Result> Run(IReadOnlyCollection<string> names, Pace pace)
    {
        List<Result> results = [];
        foreach (string line in ResultTable.Header)
            Console.WriteLine(line);
        foreach (Kernel kernel in AllKernels.List.Where(kernel => names.Count == 0 || names.Contains(kernel.Name)))
        {
            foreach (Func<Problem> make in kernel.Problems)
            {
                Problem problem = make();
                if (string.Join("; ", Verification.Faults(problem)) is { Length: > 0 } faults)
                    throw new WrongResultException($"{kernel.Name}, {problem.Size}: {faults}");
                results.Add(new(kernel.Name, problem.Size, PairedRunner.Measure(problem, pace)));
                Console.WriteLine(ResultTable.Row(results[^1]));
            }
        }
        return results;
    }
}
