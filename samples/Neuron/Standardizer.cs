using System;

namespace NeuronSample;

/// <summary>Brings every feature to mean 0 and standard deviation 1, by what the training rows say of it.</summary>
public sealed class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <summary>Learns the means and deviations; targets stay as they are, since they are never negative and neither is the neuron.</summary>
    public Standardizer(Dataset training)
    {
        _means = new double[training.Features];
        _deviations = new double[training.Features];
        for (int j = 0; j < training.Features; j++)
        {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < training.Rows; i++)
                sum += training.X[i * training.Features + j];
            _means[j] = sum / training.Rows;
            for (int i = 0; i < training.Rows; i++)
                squares += Math.Pow(training.X[i * training.Features + j] - _means[j], 2);

            // A feature that never changes says nothing: it becomes 0.
            _deviations[j] = squares > 0 ? Math.Sqrt(squares / training.Rows) : 1;
        }
    }

    /// <summary>The same rows, standardised.</summary>
    public Dataset Apply(Dataset data)
    {
        double[] x = new double[data.X.Length];
        for (int i = 0; i < x.Length; i++)
            x[i] = (data.X[i] - _means[i % _means.Length]) / _deviations[i % _means.Length];
        return data with { X = x };
    }
}
