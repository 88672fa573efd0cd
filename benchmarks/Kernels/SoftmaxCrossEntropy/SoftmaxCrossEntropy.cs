using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The mean of −log softmax(row)[label] over rows of logits.</summary>
public static partial class SoftmaxCrossEntropy
{
    [Differentiable(nameof(logits))]
    public static double Loss(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels)
    {
        int classes = logits.Length / labels.Length;
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> row = logits.Slice(i * classes, classes);
            double max = double.NegativeInfinity;
            foreach (double logit in row)
                max = Math.Max(max, logit);

            double total = 0;
            foreach (double logit in row)
                total += Math.Exp(logit - max);
            sum += max + Math.Log(total) - row[labels[i]];
        }
        return sum / labels.Length;
    }
}
