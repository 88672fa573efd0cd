using System;

namespace GradGen.Benchmarks.Running;

/// <summary>How long everything is measured.</summary>
/// <param name="WarmUp">Before the first round, each contestant.</param>
/// <param name="Round">A contestant's share of a round; at least one run.</param>
/// <param name="Rounds">The times of which the median is taken.</param>
/// <param name="Patience">A contestant that needs longer leaves out the later rounds.</param>
public sealed record Pace(TimeSpan WarmUp, TimeSpan Round, int Rounds, TimeSpan Patience)
{
    /// <summary>For figures to be told.</summary>
    public static readonly Pace Thorough = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(4), 41, TimeSpan.FromMilliseconds(500));

    /// <summary>To see whether a change was worth it.</summary>
    public static readonly Pace Quick = new(TimeSpan.FromMilliseconds(15), TimeSpan.FromMilliseconds(1.5), 11, TimeSpan.FromMilliseconds(100));
}
