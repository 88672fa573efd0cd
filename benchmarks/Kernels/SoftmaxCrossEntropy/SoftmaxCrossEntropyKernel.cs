using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class SoftmaxCrossEntropyKernel
{
    public static readonly Kernel Kernel = new("softmax", () => Problem(1, 10), () => Problem(64, 10), () => Problem(64, 1000));

    private static Problem Problem(int rows, int classes)
    {
        Draw draw = new(4);
        double[] logits = draw.Uniform(rows * classes, -5, 5);
        int[] labels = draw.Labels(rows, classes);
        return new($"{rows} × {classes}", logits)
        {
            Primal = at => SoftmaxCrossEntropy.Loss(at, labels),
            Generated = g => SoftmaxCrossEntropy.LossValueAndGradient(logits, labels, g),
            ByHand = g => SoftmaxCrossEntropyByHand.Gradient(logits, labels, g),
            ByExpert = g => SoftmaxCrossEntropyByExpert.Gradient(logits, labels, g),
            Objective = new SoftmaxCrossEntropyOverNumbers(labels),
        };
    }
}
