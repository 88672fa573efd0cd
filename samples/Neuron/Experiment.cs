using System;
using System.Collections.Generic;

namespace NeuronSample;

/// <summary>The data, split and standardised, and the ways to train on it.</summary>
public sealed class Experiment
{
    /// <summary>Splits and standardises the data.</summary>
    public Experiment(Options options, Dataset data)
    {
        Options = options;
        (Dataset training, Dataset heldOut) = data.HoldOutFifth(new Random(options.Seed));
        Standardizer standardizer = new(training);
        Training = standardizer.Apply(training);
        HeldOut = standardizer.Apply(heldOut);
    }

    /// <summary>What the command line says.</summary>
    public Options Options { get; }

    /// <summary>The rows that the neuron learns from.</summary>
    public Dataset Training { get; }

    /// <summary>The rows that it never saw.</summary>
    public Dataset HeldOut { get; }

    /// <summary>How the generated gradient deviates from the one written by hand, along the way of full-batch descent.</summary>
    public Deviation FromHandWritten { get; } = new(HandWritten.LossValueAndGradient, margin: 0);

    /// <summary>How it deviates from differences; their step must not reach over the kink of any row.</summary>
    public Deviation FromDifferences { get; } = new(Differences.LossValueAndGradient, margin: 10 * Differences.Step);

    /// <summary>The ways to train: three sources of the gradient, and mini-batches.</summary>
    public IEnumerable<Way> Ways()
    {
        yield return new Way("full batch, generated", Neuron.LossValueAndGradient, Options.Rate, 0);
        yield return new Way("full batch, hand-written", HandWritten.LossValueAndGradient, Options.Rate, 0);
        yield return new Way("full batch, differences", Differences.LossValueAndGradient, Options.Rate, 0);

        // More steps an epoch, and each of them noisy: shorter ones.
        yield return new Way($"mini-batches of {Options.Batch}, generated", Neuron.LossValueAndGradient, Options.Rate / 5, Options.Batch);
    }

    /// <summary>Trains in one way; the first also compares the generated gradient with the others at every epoch.</summary>
    public Trained Train(Way way, bool compares, Action onEpoch) =>
        new Descent(way.Gradient, way.Rate, way.Batch).Train(Training, Options.Epochs, Options.Seed, epoch =>
        {
            if (compares)
            {
                FromHandWritten.Compare(epoch.W, epoch.B, Training);
                FromDifferences.Compare(epoch.W, epoch.B, Training);
            }
            onEpoch();
        });

    /// <summary>The mean squared error on rows that the neuron never saw.</summary>
    public double HeldOutError(Trained trained) => Neuron.Loss(trained.W, trained.B, HeldOut.X, HeldOut.Y);

    /// <summary>The time of one gradient over all training rows, loss included, in nanoseconds: generated, hand-written, differences.</summary>
    public double[] Nanoseconds(Trained trained)
    {
        double[] gradient = new double[Training.Features];
        Action Once(LossAndGradient source) => () => source(trained.W, trained.B, Training.X, Training.Y, gradient, out _);
        return Stopclock.Nanoseconds(
            Once(Neuron.LossValueAndGradient), Once(HandWritten.LossValueAndGradient), Once(Differences.LossValueAndGradient));
    }
}

/// <summary>A way to train.</summary>
public sealed record Way(string Name, LossAndGradient Gradient, double Rate, int Batch);
