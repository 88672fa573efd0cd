using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A way to get a derivative.</summary>
/// <param name="Name">As in tables.</param>
/// <param name="Run">Computes, and returns the value, or NaN where it is not found in passing.</param>
/// <param name="Share">The part of the derivative that one run gives: a long one is measured by some of its directions.</param>
public sealed record Contestant(string Name, Func<double> Run, double Share = 1);
