using System;

namespace NeuronSample;

/// <summary>Gradient descent: w ← w − η ∂C/∂w, b ← b − η ∂C/∂b.</summary>
/// <param name="gradient">Where the gradient comes from.</param>
/// <param name="rate">The step η.</param>
/// <param name="batch">How many rows make a step; 0 for all.</param>
public sealed class Descent(LossAndGradient gradient, double rate, int batch)
{
    /// <summary>Trains a neuron for some epochs, each of which sees every row once.</summary>
    /// <exception cref="DivergedException">The loss left the finite numbers.</exception>
    public Trained Train(Dataset training, int epochs, int seed, Action<Epoch> onEpoch)
    {
        Random random = new(seed);
        double[] w = new double[training.Features];
        for (int j = 0; j < w.Length; j++)
            w[j] = random.NextDouble() - 0.5;
        double b = 1; // Above 0, where the neuron is active and learns.

        int size = batch == 0 ? training.Rows : Math.Min(batch, training.Rows);
        double[] losses = new double[epochs + 1];
        losses[0] = Neuron.Loss(w, b, training.X, training.Y);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            Dataset rows = size == training.Rows ? training : training.Take(Dataset.Shuffled(training.Rows, random));
            b = Sweep(rows, size, w, b);
            losses[epoch] = Neuron.Loss(w, b, training.X, training.Y);
            if (!double.IsFinite(losses[epoch]))
                throw new DivergedException(epoch, rate);
            onEpoch(new Epoch(epoch, losses[epoch], w, b));
        }
        return new Trained(w, b, losses);
    }

    private double Sweep(Dataset rows, int size, double[] w, double b)
    {
        Span<double> wGradient = stackalloc double[w.Length];
        for (int start = 0; start < rows.Rows; start += size)
        {
            int count = Math.Min(size, rows.Rows - start);
            gradient(w, b, rows.X.AsSpan(start * w.Length, count * w.Length), rows.Y.AsSpan(start, count), wGradient, out double bGradient);
            for (int j = 0; j < w.Length; j++)
                w[j] -= rate * wGradient[j];
            b -= rate * bGradient;
        }
        return b;
    }
}

/// <summary>The state after an epoch; <paramref name="W"/> goes on changing.</summary>
public readonly record struct Epoch(int Number, double Loss, double[] W, double B);

/// <summary>A trained neuron, and its loss before the first epoch and after each.</summary>
public sealed record Trained(double[] W, double B, double[] Losses)
{
    /// <summary>The last loss.</summary>
    public double Loss => Losses[^1];
}

/// <summary>A step that was too long.</summary>
public sealed class DivergedException(int epoch, double rate)
    : Exception($"the loss left the finite numbers in epoch {epoch}; choose a smaller --rate than {rate}");
