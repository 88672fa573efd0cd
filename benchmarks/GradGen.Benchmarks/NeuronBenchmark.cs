using BenchmarkDotNet.Attributes;
using NeuronSample;

namespace GradGen.Benchmarks;

/// <summary>The loss of the neuron and its gradient: generated, by hand, by differences.</summary>
[MemoryDiagnoser]
public class NeuronBenchmark
{
    private NeuronInput _input = new(1, 1);

    [Params(354, 10_000)]
    public int Rows { get; set; }

    [Params(10, 100)]
    public int Features { get; set; }

    [GlobalSetup]
    public void Setup() => _input = new NeuronInput(Rows, Features);

    [Benchmark(Baseline = true)]
    public double HandWrittenGradient() =>
        HandWritten.LossValueAndGradient(_input.W, _input.B, _input.X, _input.Y, _input.Gradient, out _);

    [Benchmark]
    public double GeneratedGradient() =>
        Neuron.LossValueAndGradient(_input.W, _input.B, _input.X, _input.Y, _input.Gradient, out _);

    [Benchmark]
    public double CentralDifferences() =>
        Differences.LossValueAndGradient(_input.W, _input.B, _input.X, _input.Y, _input.Gradient, out _);
}
