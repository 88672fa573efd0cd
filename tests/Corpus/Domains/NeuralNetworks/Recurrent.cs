using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.NeuralNetworks;

/// <summary>Networks over sequences.</summary>
public static partial class Recurrent
{
    private struct LstmState
    {
        public double Hidden;
        public double Cell;
    }

    private readonly ref struct LstmWeights(ReadOnlySpan<double> all)
    {
        private readonly ReadOnlySpan<double> _all = all;

        public double Gate(int index, double x, double h)
        {
            ReadOnlySpan<double> w = _all.Slice(3 * index, 3);
            return w[0] * x + w[1] * h + w[2];
        }
    }

    /// <summary>A long short-term memory of one unit, run over a sequence.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Lstm([Domain(-1, 1, Length = 12)] ReadOnlySpan<double> weights, [Domain(-1, 1, Length = 5)] ReadOnlySpan<double> sequence)
    {
        var w = new LstmWeights(weights);
        LstmState state = default;
        foreach (double x in sequence)
            state = Step(w, state, x);
        return state.Hidden;
    }

    private static LstmState Step(LstmWeights w, LstmState s, double x)
    {
        double input = Sigmoid(w.Gate(0, x, s.Hidden));
        double forget = Sigmoid(w.Gate(1, x, s.Hidden) + 1);
        double output = Sigmoid(w.Gate(2, x, s.Hidden));
        s.Cell = forget * s.Cell + input * Math.Tanh(w.Gate(3, x, s.Hidden));
        s.Hidden = output * Math.Tanh(s.Cell);
        return s;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>Scaled dot-product attention of one query over keys and values.</summary>
    [Differentiable(Derivatives = Vjp | Jvp)]
    public static double[] Attention([Domain(-1, 1, Length = 3)] double[] query, [Domain(-1, 1, Rows = 4, Columns = 3)] double[][] keys, [Domain(-1, 1, Rows = 4, Columns = 2)] double[][] values)
    {
        double[] scores = new double[keys.Length];
        double max = double.MinValue;
        for (int k = 0; k < keys.Length; k++)
        {
            double[] key = keys[k];
            for (int d = 0; d < query.Length; d++)
                scores[k] += query[d] * key[d];
            scores[k] /= Math.Sqrt(query.Length);
            max = Math.Max(max, scores[k]);
        }
        double sum = 0;
        for (int k = 0; k < scores.Length; k++)
            sum += scores[k] = Math.Exp(scores[k] - max);
        double[] result = new double[values[0].Length];
        for (int k = 0; k < scores.Length; k++)
            for (int d = 0; d < result.Length; d++)
                result[d] += scores[k] / sum * values[k][d];
        return result;
    }

    /// <summary>A convolution with padding and stride, a rectifier and the mean over positions.</summary>
    [Differentiable(nameof(signal), nameof(kernel), nameof(bias), Derivatives = Gradient | Vjp | Jvp)]
    public static double ConvolutionScore([Domain(-1, 1, Length = 9)] double[] signal, [Domain(-1, 1, Length = 3)] double[] kernel, [Domain(-0.5, 0.5)] double bias, [Domain(1, 3)] int stride = 1, [Domain(0, 2)] int padding = 1)
    {
        double total = 0;
        int positions = 0;
        for (int start = -padding; start + kernel.Length <= signal.Length + padding; start += stride)
        {
            double z = bias;
            for (int k = 0; k < kernel.Length; k++)
            {
                int at = start + k;
                if (at < 0 || at >= signal.Length) continue;
                z += kernel[k] * signal[at];
            }
            positions++;
            if (z <= 0) continue;
            total += z;
        }
        return positions == 0 ? 0 : total / positions;
    }

    /// <summary>A few steps of gradient descent with momentum on a small loss: the loss that is reached.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double UnrolledTraining([Domain(0.05, 0.2)] double learningRate, [Domain(0.3, 0.9)] double momentum, [Domain(-1, 1)] double start)
    {
        var optimizer = new MomentumOptimizer(learningRate) { Momentum = momentum };
        double w = start;
        for (int epoch = 1; epoch <= 8; epoch++)
        {
            double gradient = 4 * w * w * w - 2 * w + 0.3;
            optimizer.Step(ref w, gradient);
        }
        return w * w * w * w - w * w + 0.3 * w;
    }

    private sealed class MomentumOptimizer(double rate)
    {
        private double _velocity;

        public double Momentum { get; init; } = 0.9;

        public void Step(ref double parameter, double gradient)
        {
            _velocity = Momentum * _velocity - rate * gradient;
            parameter += _velocity;
        }
    }
}
