using System;
using MathNet.Numerics.Differentiation;

namespace NeuronSample;

/// <summary>The gradient of <see cref="Neuron.Loss"/> by central differences: two evaluations of the loss for every parameter.</summary>
public static class Differences
{
    /// <summary>The step to either side of a parameter.</summary>
    public const double Step = 1e-4;

    /// <summary>The loss and its gradient; the error is of the order of rounding over <see cref="Step"/>.</summary>
    public static double LossValueAndGradient(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient)
    {
        double[] rows = x.ToArray();
        double[] targets = y.ToArray();
        double[] parameters = [.. w, b];
        NumericalDerivative central = new(points: 3, center: 1) { StepType = StepType.Absolute, StepSize = Step };

        double Loss(double[] at) => Neuron.Loss(at.AsSpan(0, at.Length - 1), at[^1], rows, targets);
        double value = Loss(parameters);
        for (int j = 0; j < w.Length; j++)
            wGradient[j] = central.EvaluatePartialDerivative(Loss, parameters, j, order: 1, currentValue: value);
        bGradient = central.EvaluatePartialDerivative(Loss, parameters, w.Length, order: 1, currentValue: value);
        return value;
    }
}
