using System;

namespace GradGen.Benchmarks.Kernels;

public static class TwoLayerNetworkByHand
{
    /// <summary>Back-propagation, row by row.</summary>
    public static double Gradient(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> x, ReadOnlySpan<int> labels,
        Span<double> w1Gradient, Span<double> b1Gradient, Span<double> w2Gradient, Span<double> b2Gradient)
    {
        w1Gradient.Clear();
        b1Gradient.Clear();
        w2Gradient.Clear();
        b2Gradient.Clear();
        int inputs = x.Length / labels.Length;
        double scale = 1.0 / labels.Length;
        Span<double> hidden = stackalloc double[b1.Length];
        Span<double> hiddenPull = stackalloc double[b1.Length];
        Span<double> logits = stackalloc double[b2.Length];
        Span<double> pull = stackalloc double[b2.Length];
        double sum = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<double> row = x.Slice(n * inputs, inputs);
            for (int i = 0; i < hidden.Length; i++)
                hidden[i] = Math.Tanh(b1[i] + Dot(w1.Slice(i * inputs, inputs), row));
            for (int c = 0; c < logits.Length; c++)
                logits[c] = b2[c] + Dot(w2.Slice(c * hidden.Length, hidden.Length), hidden);

            sum += LogSumExpByHand.Gradient(logits, pull, scale) - logits[labels[n]];
            pull[labels[n]] -= scale;

            hiddenPull.Clear();
            for (int c = 0; c < logits.Length; c++)
            {
                b2Gradient[c] += pull[c];
                AddScaled(pull[c], hidden, w2Gradient.Slice(c * hidden.Length, hidden.Length));
                AddScaled(pull[c], w2.Slice(c * hidden.Length, hidden.Length), hiddenPull);
            }
            for (int i = 0; i < hidden.Length; i++)
            {
                double z = hiddenPull[i] * (1 - hidden[i] * hidden[i]);
                b1Gradient[i] += z;
                AddScaled(z, row, w1Gradient.Slice(i * inputs, inputs));
            }
        }
        return sum * scale;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> sum)
    {
        sum = sum[..x.Length];
        for (int i = 0; i < x.Length; i++)
            sum[i] += factor * x[i];
    }
}
