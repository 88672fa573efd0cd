using System;

namespace GradGen.Benchmarks;

/// <summary>A neuron's parameters and some rows, made up but always the same.</summary>
public sealed class NeuronInput
{
    /// <summary>Makes rows of which about half lie where the neuron is active.</summary>
    public NeuronInput(int rows, int features)
    {
        Random random = new(1);
        W = Fill(new double[features], random);
        X = Fill(new double[rows * features], random);
        Y = Fill(new double[rows], random);
        Gradient = new double[features];
    }

    public double[] W { get; }

    public double B { get; } = 0.1;

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Gradient { get; }

    private static double[] Fill(double[] values, Random random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = 2 * random.NextDouble() - 1;
        return values;
    }
}
