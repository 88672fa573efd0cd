using System;
using System.Collections.Generic;

namespace GradGen.Benchmarks.Contest;

/// <summary>No contestant is timed, or believed, before it gives what the gradient by hand gives.</summary>
public static class Verification
{
    private const double Exact = 1e-9;
    private const double Rough = 1e-4;

    /// <summary>Whoever gives a wrong value or derivative at a problem, and how wrong; nobody, if all is well.</summary>
    public static IEnumerable<string> Faults(Problem problem)
    {
        double value = problem.Primal(problem.Parameters);
        problem.ByHand(problem.Gradient);
        double[] expected = [.. problem.Gradient];
        double size = Math.Max(MaxNorm(expected), double.Epsilon);
        foreach (Contestant contestant in Contestants.Of(problem))
        {
            if (contestant.Name == Contestants.Primal)
                continue;

            problem.Gradient.AsSpan().Fill(double.NaN);
            if (!TryRun(contestant, out double given))
                continue;
            if (!double.IsNaN(given) && !(Math.Abs(given - value) <= Exact * Math.Max(1, Math.Abs(value))))
                yield return $"{contestant.Name}: value {given:R}, not {value:R}";

            double tolerance = contestant.Name == Contestants.ByDifferences ? Rough : Exact;
            double worst = 0;
            int found = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                // What one run of a long derivative leaves out.
                if (double.IsNaN(problem.Gradient[i]))
                    continue;
                found++;
                worst = Math.Max(worst, Math.Abs(problem.Gradient[i] - expected[i]));
            }
            if (found < Math.Round(contestant.Share * expected.Length))
                yield return $"{contestant.Name}: {found} of {expected.Length} partial derivatives";
            if (!(worst <= tolerance * size))
                yield return $"{contestant.Name}: off by {worst / size:E1} of the greatest partial derivative";
        }
    }

    /// <summary>False where a tape would take too much memory.</summary>
    public static bool TryRun(Contestant contestant, out double value)
    {
        try
        {
            value = contestant.Run();
            return true;
        }
        catch (InsufficientMemoryException)
        {
            value = double.NaN;
            return false;
        }
    }

    private static double MaxNorm(double[] values)
    {
        double max = 0;
        foreach (double value in values)
            max = Math.Max(max, Math.Abs(value));
        return max;
    }
}
