using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A primal over any number type, for the contestants that bring a type of their own.</summary>
public interface IObjective
{
    /// <summary>The results of one block from its parameters.</summary>
    void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>;
}
