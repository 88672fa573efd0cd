using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>Something to differentiate, at several sizes from small to large.</summary>
/// <param name="Name">As in tables and on the command line.</param>
/// <param name="Problems">Makes the problem of each size.</param>
public sealed record Kernel(string Name, params Func<Problem>[] Problems);
