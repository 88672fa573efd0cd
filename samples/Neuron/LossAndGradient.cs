using System;

namespace NeuronSample;

/// <summary>A way to get the loss and its gradient: generated, by hand, or by differences.</summary>
public delegate double LossAndGradient(
    ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> wGradient, out double bGradient);
