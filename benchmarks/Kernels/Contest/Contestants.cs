using System.Collections.Generic;

namespace GradGen.Benchmarks.Contest;

/// <summary>All that compete at a problem.</summary>
public static class Contestants
{
    public const string Primal = "primal";
    public const string Generated = "generated";
    public const string ByHand = "by hand";
    public const string ByExpert = "expert";
    public const string ByTape = "tape";
    public const string ByDuals = "dual numbers";
    public const string ByDifferences = "central differences";

    /// <summary>The primal first: it is what the others are compared with.</summary>
    public static IReadOnlyList<Contestant> Of(Problem problem) =>
    [
        new(Primal, () => problem.Primal(problem.Parameters)),
        new(Generated, () => problem.Generated(problem.Gradient)),
        new(ByHand, () => problem.ByHand(problem.Gradient)),
        new(ByExpert, () => problem.ByExpert(problem.Gradient)),
        new(ByTape, () => TapeSweep.Run(problem)),
        DirectionByDirection.Duals(problem),
        DirectionByDirection.Differences(problem),
    ];
}
