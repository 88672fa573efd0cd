using System;

namespace NeuronSample;

/// <summary>Rows of features, one after the other, and a target for each.</summary>
/// <param name="X">The features, row-major.</param>
/// <param name="Y">The targets.</param>
public sealed record Dataset(double[] X, double[] Y)
{
    /// <summary>How many rows there are.</summary>
    public int Rows => Y.Length;

    /// <summary>How many features a row has.</summary>
    public int Features => X.Length / Y.Length;

    /// <summary>The rows in another order, or some of them.</summary>
    public Dataset Take(ReadOnlySpan<int> order)
    {
        double[] x = new double[order.Length * Features];
        double[] y = new double[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            X.AsSpan(order[i] * Features, Features).CopyTo(x.AsSpan(i * Features));
            y[i] = Y[order[i]];
        }
        return new Dataset(x, y);
    }

    /// <summary>Holds out every fifth row of a random order.</summary>
    public (Dataset Training, Dataset HeldOut) HoldOutFifth(Random random)
    {
        int[] order = Shuffled(Rows, random);
        int heldOut = Math.Max(1, Rows / 5);
        return (Take(order.AsSpan(heldOut)), Take(order.AsSpan(0, heldOut)));
    }

    /// <summary>The numbers from 0 on, in a random order.</summary>
    public static int[] Shuffled(int count, Random random)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        random.Shuffle(order);
        return order;
    }
}
