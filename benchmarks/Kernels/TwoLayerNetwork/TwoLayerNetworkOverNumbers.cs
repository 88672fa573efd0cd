using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class TwoLayerNetworkOverNumbers(int inputs, int hiddens, int classes, double[] x, int[] labels) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        ReadOnlySpan<T> w1 = parameters[..(hiddens * inputs)];
        ReadOnlySpan<T> b1 = parameters.Slice(w1.Length, hiddens);
        ReadOnlySpan<T> w2 = parameters.Slice(w1.Length + hiddens, classes * hiddens);
        ReadOnlySpan<T> b2 = parameters[^classes..];
        Span<T> hidden = new T[hiddens];
        Span<T> logits = new T[classes];
        T sum = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            for (int i = 0; i < hiddens; i++)
            {
                T z = b1[i];
                for (int j = 0; j < inputs; j++)
                    z += w1[i * inputs + j] * x[n * inputs + j];
                hidden[i] = T.Tanh(z);
            }
            for (int c = 0; c < classes; c++)
            {
                T z = b2[c];
                for (int i = 0; i < hiddens; i++)
                    z += w2[c * hiddens + i] * hidden[i];
                logits[c] = z;
            }
            sum += LogSumExpOverNumbers.Value<T>(logits) - logits[labels[n]];
        }
        results[0] = sum / labels.Length;
    }
}
