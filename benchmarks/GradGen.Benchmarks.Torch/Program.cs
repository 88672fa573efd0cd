using System;
using GradGen.Benchmarks;
using GradGen.Benchmarks.Torch;
using NeuronSample;

if (!TorchNeuron.Loads(out string reason))
{
    Console.Error.WriteLine($"error: libtorch cannot be loaded on this machine. {reason}");
    return 1;
}

Console.WriteLine("| rows × features | hand-written, ns | generated, ns | TorchSharp eager, ns | TorchSharp / generated | largest deviation |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|");
foreach ((int rows, int features) in ((int, int)[])[(354, 10), (354, 100), (10_000, 10), (10_000, 100)])
{
    NeuronInput input = new(rows, features);
    using TorchNeuron torch = new(input);
    Action Once(LossAndGradient source) => () => source(input.W, input.B, input.X, input.Y, input.Gradient, out _);

    double deviation = torch.DeviationFromGenerated();
    double[] times = Stopclock.Nanoseconds(Once(HandWritten.LossValueAndGradient), Once(Neuron.LossValueAndGradient), torch.Backward);
    Console.WriteLine($"| {rows} × {features} | {times[0]:N0} | {times[1]:N0} | {times[2]:N0} | {times[2] / times[1]:F1} | {deviation:0.0e+0} |");
}
return 0;
