using System.Collections.Generic;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Running;

/// <summary>A kernel at one size, and what each contestant took.</summary>
public sealed record Result(string Kernel, string Size, IReadOnlyDictionary<string, Measurement> Times)
{
    public double? Nanoseconds(string contestant) => Times.TryGetValue(contestant, out Measurement time) ? time.Nanoseconds : null;

    /// <summary>How many times as long one takes as another.</summary>
    public double? Ratio(string contestant, string to) => Nanoseconds(contestant) / Nanoseconds(to);

    public long GeneratedBytes => Times[Contestants.Generated].Bytes;
}
