using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Sums along rows, and functions of them in the same iterations.</summary>
public static partial class DenseLayer
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumOfTanh(ReadOnlySpan<double> weights, ReadOnlySpan<double> x)
    {
        double[] hidden = new double[weights.Length / x.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            double z = 0.25;
            for (int j = 0; j < x.Length; j++)
                z += weights[i * x.Length + j] * x[j];
            hidden[i] = Math.Tanh(z);
        }
        double sum = 0;
        for (int i = 0; i < hidden.Length; i++)
            sum += hidden[i] * hidden[i];
        return sum;
    }
}
