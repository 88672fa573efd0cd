using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using GradGen.Benchmarks.Contest;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Benchmarks;

/// <summary>The same contest under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class KernelBenchmark
{
    private const char Separator = ':';

    private Problem? _problem;

    /// <summary>Every kernel at every size.</summary>
    public static IEnumerable<string> Problems => AllKernels.List.SelectMany(kernel => kernel.Problems.Select((_, size) => $"{kernel.Name}{Separator}{size}"));

    [ParamsSource(nameof(Problems))]
    public string Kernel { get; set; } = "";

    private Problem Problem => _problem ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void Setup()
    {
        string[] parts = Kernel.Split(Separator);
        _problem = AllKernels.List.Single(kernel => kernel.Name == parts[0]).Problems[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)]();
    }

    [Benchmark(Baseline = true)]
    public double Primal() => Problem.Primal(Problem.Parameters);

    [Benchmark]
    public double Generated() => Problem.Generated(Problem.Gradient);

    [Benchmark]
    public double ByHand() => Problem.ByHand(Problem.Gradient);

    [Benchmark]
    public double ByExpert() => Problem.ByExpert(Problem.Gradient);
}
