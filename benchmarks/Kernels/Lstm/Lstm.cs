using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>A long short-term memory with diagonal weights that foretells the next element of a sequence, as in ADBench and GradBench.</summary>
public static partial class Lstm
{
    /// <summary>
    /// <paramref name="main"/> holds for each layer the weights of its four gates and then their biases, <paramref name="extra"/> the weights
    /// of input and output and the output's bias, <paramref name="state"/> for each layer hidden values and cells to begin with.
    /// </summary>
    [Differentiable(nameof(main), nameof(extra))]
    public static double Loss(ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence)
    {
        int width = extra.Length / 3;
        int layers = state.Length / (2 * width);
        int steps = sequence.Length / width - 1;
        double[] memory = state.ToArray();
        double[] signal = new double[width];
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            ReadOnlySpan<double> current = sequence.Slice(t * width, width);
            ReadOnlySpan<double> next = sequence.Slice((t + 1) * width, width);
            for (int j = 0; j < width; j++)
                signal[j] = current[j] * extra[j];

            for (int layer = 0; layer < layers; layer++)
            {
                Span<double> hidden = memory.AsSpan(2 * layer * width, width);
                Span<double> cell = memory.AsSpan((2 * layer + 1) * width, width);
                Step(main.Slice(8 * layer * width, 8 * width), hidden, cell, signal);
                hidden.CopyTo(signal);
            }

            double sum = 2;
            for (int j = 0; j < width; j++)
            {
                signal[j] = signal[j] * extra[width + j] + extra[2 * width + j];
                sum += Math.Exp(signal[j]);
            }
            double normalizer = Math.Log(sum);
            for (int j = 0; j < width; j++)
                total += next[j] * (signal[j] - normalizer);
        }
        return -total / (width * steps);
    }

    /// <summary>One step of one layer.</summary>
    private static void Step(ReadOnlySpan<double> parameters, Span<double> hidden, Span<double> cell, ReadOnlySpan<double> input)
    {
        int width = hidden.Length;
        ReadOnlySpan<double> weights = parameters[..(4 * width)];
        ReadOnlySpan<double> biases = parameters[(4 * width)..];
        for (int j = 0; j < width; j++)
        {
            double forget = Sigmoid(input[j] * weights[j] + biases[j]);
            double ingate = Sigmoid(hidden[j] * weights[width + j] + biases[width + j]);
            double outgate = Sigmoid(input[j] * weights[2 * width + j] + biases[2 * width + j]);
            double change = Math.Tanh(hidden[j] * weights[3 * width + j] + biases[3 * width + j]);
            cell[j] = cell[j] * forget + ingate * change;
            hidden[j] = outgate * Math.Tanh(cell[j]);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
