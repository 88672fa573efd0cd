using System;

namespace GradGen.Benchmarks.Kernels;

public static class SoftmaxCrossEntropyByHand
{
    /// <summary>(softmax − one at the label) / rows.</summary>
    public static double Gradient(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> logitsGradient)
    {
        int classes = logits.Length / labels.Length;
        double scale = 1.0 / labels.Length;
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> row = logits.Slice(i * classes, classes);
            Span<double> gradient = logitsGradient.Slice(i * classes, classes);
            sum += LogSumExpByHand.Gradient(row, gradient, scale) - row[labels[i]];
            gradient[labels[i]] -= scale;
        }
        return sum * scale;
    }
}
