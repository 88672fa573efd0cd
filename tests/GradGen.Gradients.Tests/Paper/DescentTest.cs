using System;
using GradGen.Corpus.Paper;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>Row 39: steps down the gradient.</summary>
public sealed class DescentTest
{
    private const int Features = 3;
    private const int Samples = 40;

    [Fact]
    public void The_loss_falls_at_every_step()
    {
        (double[] x, double[] y) = Data();
        double[] w = [0.1, 0.1, 0.1];
        double b = 1;
        double[] gradient = new double[Features];
        double loss = double.PositiveInfinity;
        for (int step = 0; step < 1000; step++)
        {
            double before = Row39_Descent.Step(w, ref b, x, y, rate: 0.01, gradient);
            Assert.True(before < loss, $"step {step}: {before} after {loss}");
            loss = before;
        }
        Assert.True(loss < 0.05);
    }

    [Fact]
    public void The_gradient_with_the_bias_trick_is_both_gradients_stacked()
    {
        (double[] x, double[] y) = Data();
        double[] wGradient = new double[Features];
        double[] stacked = new double[Features + 1];
        Row36_Row37_Loss.LossGradient([0.3, 0.2, 0.1], 0.5, x, y, wGradient, out double bGradient);
        Row38_BiasTrick.LossGradient([0.3, 0.2, 0.1, 0.5], x, y, stacked);
        for (int j = 0; j < Features; j++)
            Assert.Equal(wGradient[j], stacked[j], 1e-12);
        Assert.Equal(bGradient, stacked[Features], 1e-12);
    }

    /// <summary>What a neuron with positive activations gives, and a little noise.</summary>
    private static (double[] X, double[] Y) Data()
    {
        var random = new Random(7);
        double[] x = new double[Samples * Features];
        double[] y = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            for (int j = 0; j < Features; j++)
                x[i * Features + j] = random.NextDouble();
            y[i] = 2 * x[i * Features] + x[i * Features + 1] + 0.5 + 0.1 * random.NextDouble();
        }
        return (x, y);
    }
}
