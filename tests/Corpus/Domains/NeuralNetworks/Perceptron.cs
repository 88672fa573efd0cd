using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.NeuralNetworks;

/// <summary>The nonlinearity of a layer.</summary>
public enum Activation
{
    Identity,
    Relu,
    LeakyRelu,
    Sigmoid,
    Tanh,
    Softplus,
    Swish,
    Gelu,
}

/// <summary>A dense layer over weights that lie in a larger array.</summary>
public sealed class DenseLayer
{
    private readonly double[] _parameters;
    private readonly int _offset;
    private readonly Activation _activation;

    public DenseLayer(double[] parameters, int offset, int inputs, int outputs, Activation activation = Activation.Tanh)
    {
        _parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
        _offset = offset;
        Inputs = inputs;
        Outputs = outputs;
        _activation = activation;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public int ParameterCount => (Inputs + 1) * Outputs;

    public double[] Forward(double[] x)
    {
        double[] y = new double[Outputs];
        for (int o = 0; o < Outputs; o++)
        {
            int row = _offset + o * (Inputs + 1);
            double z = _parameters[row + Inputs];
            for (int i = 0; i < Inputs; i++)
                z += _parameters[row + i] * x[i];
            y[o] = Activations.Apply(_activation, z);
        }
        return y;
    }
}

/// <summary>The nonlinearities.</summary>
internal static class Activations
{
    public static double Apply(Activation kind, double z) => kind switch
    {
        Activation.Identity => z,
        Activation.Relu => Math.Max(0, z),
        Activation.LeakyRelu => z > 0 ? z : 0.01 * z,
        Activation.Sigmoid => 1 / (1 + Math.Exp(-z)),
        Activation.Tanh => Math.Tanh(z),
        Activation.Softplus => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))),
        Activation.Swish => z / (1 + Math.Exp(-z)),
        Activation.Gelu => 0.5 * z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Networks of a few layers.</summary>
public static partial class Perceptron
{
    /// <summary>The squared loss of a network of three layers, all weights in one array.</summary>
    [Differentiable(nameof(weights), Derivatives = Gradient | Vjp | Jvp)]
    public static double Loss([Domain(-1, 1, Length = 25)] double[] weights, [Domain(-1, 1, Length = 2)] double[] input, [Domain(-1, 1)] double target, [Domain(0, 7)] Activation activation)
    {
        int[] sizes = [2, 3, 3, 1];
        var layers = new DenseLayer[sizes.Length - 1];
        int offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new DenseLayer(weights, offset, sizes[i], sizes[i + 1], i < layers.Length - 1 ? activation : Activation.Identity);
            offset += layers[i].ParameterCount;
        }
        double[] x = input;
        foreach (DenseLayer layer in layers)
            x = layer.Forward(x);
        double error = x[0] - target;
        return 0.5 * error * error;
    }

    /// <summary>Cross-entropy of a softmax over logits, with label smoothing.</summary>
    [Differentiable(nameof(logits), Derivatives = Gradient | Vjp | Jvp)]
    public static float SmoothedCrossEntropy([Domain(-2, 2, Length = 5)] ReadOnlySpan<float> logits, [Domain(0, 4)] int label, [Domain(0, 0.2)] float smoothing = 0.1f)
    {
        float max = logits[0];
        for (int i = 1; i < logits.Length; i++)
            max = MathF.Max(max, logits[i]);
        float sum = 0f, mean = 0f;
        foreach (float z in logits)
        {
            sum += MathF.Exp(z - max);
            mean += z;
        }
        float logZ = max + MathF.Log(sum);
        mean /= logits.Length;
        return logZ - (1f - smoothing) * logits[label] - smoothing * mean;
    }

    /// <summary>Layer normalisation with a gain and a bias for each element.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void LayerNorm([Domain(-2, 2, Length = 4)] ReadOnlySpan<double> x, [Domain(0.5, 2, Length = 4)] ReadOnlySpan<double> gain, [Domain(-1, 1, Length = 4)] ReadOnlySpan<double> bias, [Domain(0, 0, Length = 4)] Span<double> y)
    {
        (double mean, double variance) = (0, 0);
        for (int i = 0; i < x.Length; i++)
            mean += x[i] / x.Length;
        for (int i = 0; i < x.Length; i++)
            variance += (x[i] - mean) * (x[i] - mean) / x.Length;
        double scale = 1 / Math.Sqrt(variance + 1e-5);
        for (int i = 0; i < x.Length; i++)
            y[i] = (x[i] - mean) * scale * gain[i] + bias[i];
    }
}
