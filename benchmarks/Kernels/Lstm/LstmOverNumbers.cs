using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class LstmOverNumbers(int width, double[] state, double[] sequence) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        ReadOnlySpan<T> extra = parameters[^(3 * width)..];
        int layers = state.Length / (2 * width);
        int steps = sequence.Length / width - 1;
        T[] memory = new T[state.Length];
        for (int j = 0; j < memory.Length; j++)
            memory[j] = state[j];
        T[] signal = new T[width];
        T total = 0;
        for (int t = 0; t < steps; t++)
        {
            for (int j = 0; j < width; j++)
                signal[j] = extra[j] * sequence[t * width + j];
            for (int layer = 0; layer < layers; layer++)
                Step(parameters.Slice(8 * layer * width, 8 * width), memory.AsSpan(2 * layer * width, 2 * width), signal);

            T sum = 2;
            for (int j = 0; j < width; j++)
            {
                signal[j] = signal[j] * extra[width + j] + extra[2 * width + j];
                sum += T.Exp(signal[j]);
            }
            T normalizer = T.Log(sum);
            for (int j = 0; j < width; j++)
                total += (signal[j] - normalizer) * sequence[(t + 1) * width + j];
        }
        results[0] = -total / (width * steps);
    }

    private static void Step<T>(ReadOnlySpan<T> p, Span<T> memory, Span<T> signal) where T : struct, IScalar<T>
    {
        int width = signal.Length;
        for (int j = 0; j < width; j++)
        {
            T forget = Sigmoid(signal[j] * p[j] + p[4 * width + j]);
            T ingate = Sigmoid(memory[j] * p[width + j] + p[5 * width + j]);
            T outgate = Sigmoid(signal[j] * p[2 * width + j] + p[6 * width + j]);
            T change = T.Tanh(memory[j] * p[3 * width + j] + p[7 * width + j]);
            memory[width + j] = memory[width + j] * forget + ingate * change;
            signal[j] = memory[j] = outgate * T.Tanh(memory[width + j]);
        }
    }

    private static T Sigmoid<T>(T x) where T : struct, IScalar<T> => 1 / (1 + T.Exp(-x));
}
