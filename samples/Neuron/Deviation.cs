using System;

namespace NeuronSample;

/// <summary>The largest relative deviation of the generated gradient from another one, over all points where it was compared.</summary>
/// <param name="other">The gradient to compare with.</param>
/// <param name="margin">How far a row must lie from the kink of the neuron, for a gradient that looks to either side; 0 for an exact one.</param>
public sealed class Deviation(LossAndGradient other, double margin)
{
    /// <summary>The largest deviation met.</summary>
    public double Largest { get; private set; }

    /// <summary>At how many points the two were compared.</summary>
    public int Points { get; private set; }

    /// <summary>Compares at one point, unless a row lies at the kink there.</summary>
    public void Compare(ReadOnlySpan<double> w, double b, Dataset data)
    {
        if (margin > 0 && NearestToKink(w, b, data) < margin)
            return;

        Span<double> generated = stackalloc double[w.Length + 1];
        Span<double> compared = stackalloc double[w.Length + 1];
        Neuron.LossValueAndGradient(w, b, data.X, data.Y, generated[..w.Length], out generated[w.Length]);
        other(w, b, data.X, data.Y, compared[..w.Length], out compared[w.Length]);

        // Relative to the gradient's length: one of its components may be 0 by chance.
        double length = 0;
        foreach (double partial in compared)
            length += partial * partial;
        length = Math.Max(Math.Sqrt(length), double.Epsilon);
        for (int j = 0; j <= w.Length; j++)
            Largest = Math.Max(Largest, Math.Abs(generated[j] - compared[j]) / length);
        Points++;
    }

    private static double NearestToKink(ReadOnlySpan<double> w, double b, Dataset data)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < data.Rows; i++)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * data.X[i * w.Length + j];
            nearest = Math.Min(nearest, Math.Abs(z));
        }
        return nearest;
    }
}
