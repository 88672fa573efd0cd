using System;

namespace NeuronSample;

// Stands in until the generator writes these two. Delete this file then.
public static partial class Neuron
{
    public static void LossGradient(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient) =>
        HandWritten.LossValueAndGradient(w, b, x, y, wGradient, out bGradient);

    public static double LossValueAndGradient(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient) =>
        HandWritten.LossValueAndGradient(w, b, x, y, wGradient, out bGradient);
}
