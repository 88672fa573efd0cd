using System;
using NeuronSample;

namespace GradGen.Benchmarks;

/// <summary>The same comparison in seconds: all of them in turn, so that the ratios hold on a busy machine too.</summary>
public static class PairedNeuron
{
    public static void Run()
    {
        Console.WriteLine("| rows × features | hand-written, ns | generated, ns | ratio | differences, ns | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach ((int rows, int features) in ((int, int)[])[(354, 10), (354, 100), (10_000, 10), (10_000, 100)])
        {
            NeuronInput input = new(rows, features);
            Action Once(LossAndGradient source) => () => source(input.W, input.B, input.X, input.Y, input.Gradient, out _);
            double[] times = Stopclock.Nanoseconds(
                Once(HandWritten.LossValueAndGradient), Once(Neuron.LossValueAndGradient), Once(Differences.LossValueAndGradient));
            Console.WriteLine($"| {rows} × {features} | {times[0]:N0} | {times[1]:N0} | {times[1] / times[0]:F2} | {times[2]:N0} | {times[2] / times[0]:F1} |");
        }
    }
}
