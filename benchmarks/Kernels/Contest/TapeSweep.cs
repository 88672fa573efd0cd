using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>The derivative by recording each block on a tape, and going back from each of its results.</summary>
public static class TapeSweep
{
    private static Taped[] s_parameters = [];

    public static double Run(Problem problem)
    {
        Blocks blocks = problem.Blocks;
        if (s_parameters.Length < blocks.Inputs)
            s_parameters = new Taped[blocks.Inputs];
        Span<Taped> parameters = s_parameters.AsSpan(0, blocks.Inputs);
        Span<Taped> results = stackalloc Taped[blocks.Outputs];
        double sum = 0;
        for (int block = 0; block < blocks.Count; block++)
        {
            Tape.Current.Clear();
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] = new(problem.Parameters[blocks.Parameter(block, i)], Tape.Current.Input());
            problem.Objective.Evaluate<Taped>(block, parameters, results);
            for (int output = 0; output < results.Length; output++)
            {
                sum += results[output].Value;
                ReadOnlySpan<double> adjoints = Tape.Current.Adjoints(results[output]);
                for (int i = 0; i < parameters.Length; i++)
                    problem.Gradient[blocks.Partial(block, output, i)] = adjoints[parameters[i].Index];
            }
        }
        return sum;
    }
}
