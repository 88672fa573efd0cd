using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.LossesKernelsDistances;

/// <summary>Layers of networks, written out.</summary>
public static partial class Layers
{
    public enum Activation { Identity, Relu, LeakyRelu, Elu, Gelu, Silu, Softplus, Mish, HardSwish }

    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 0)]
    [Kink(2, 0)]
    [Kink(8, 3)]
    public static double Activate([Domain(0, 8)] Activation f, [Domain(-4, 4)] double x) => f switch
    {
        Activation.Identity => x,
        Activation.Relu => x > 0 ? x : 0,
        Activation.LeakyRelu => x >= 0 ? x : 0.01 * x,
        Activation.Elu => x < 0 ? Math.Exp(x) - 1 : x,
        Activation.Gelu => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Softplus => x > 30 ? x : Math.Log(1 + Math.Exp(x)),
        Activation.Mish => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        Activation.HardSwish => x * Math.Min(Math.Max(0, x + 3), 6) / 6,
        _ => throw new ArgumentOutOfRangeException(nameof(f)),
    };

    /// <summary>Layer normalisation with gain and bias.</summary>
    [Differentiable(nameof(x), nameof(gain), nameof(bias), Derivatives = Jacobian | Vjp | Jvp)]
    public static void LayerNorm([Domain(-2, 2, Length = 5)] ReadOnlySpan<double> x, [Domain(0.5, 1.5, Length = 5)] ReadOnlySpan<double> gain, [Domain(-1, 1, Length = 5)] ReadOnlySpan<double> bias, [Domain(0, 0, Length = 5)] Span<double> y, [Domain(1e-5, 1e-5)] double epsilon = 1e-5)
    {
        double mean = 0;
        foreach (ref readonly double v in x)
            mean += v;
        mean /= x.Length;
        double variance = 0;
        foreach (double v in x)
            variance += (v - mean) * (v - mean);
        variance /= x.Length;
        double scale = 1 / Math.Sqrt(variance + epsilon);
        for (int i = 0; i < x.Length; i++)
            y[i] = (x[i] - mean) * scale * gain[i] + bias[i];
    }

    /// <summary>In place.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Softmax([Domain(-2, 2, Length = 5)] Span<double> logits, [Domain(0.5, 2)] double temperature)
    {
        double max = logits[0];
        foreach (double l in logits[1..])
        {
            if (l > max)
                max = l;
        }
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
            sum += logits[i] = Math.Exp((logits[i] - max) / temperature);
        for (int i = 0; i < logits.Length; i++)
            logits[i] /= sum;
    }

    /// <summary>Scaled dot-product attention of one head; rows are positions. The sum of squares of its output.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AttentionEnergy([Domain(-1, 1, Rows = 3, Columns = 2)] double[,] queries, [Domain(-1, 1, Rows = 4, Columns = 2)] double[,] keys, [Domain(-1, 1, Rows = 4, Columns = 2)] double[,] values, [Domain(0, 1)] bool causal)
    {
        int n = queries.GetLength(0), m = keys.GetLength(0), d = queries.GetLength(1);
        double energy = 0;
        double[] scores = new double[m];
        for (int i = 0; i < n; i++)
        {
            int visible = causal ? Math.Min(i + 1, m) : m;
            for (int j = 0; j < visible; j++)
            {
                scores[j] = 0;
                for (int k = 0; k < d; k++)
                    scores[j] += queries[i, k] * keys[j, k];
                scores[j] /= Math.Sqrt(d);
            }
            Softmax(scores.AsSpan(0, visible), 1);
            for (int k = 0; k < values.GetLength(1); k++)
            {
                double y = 0;
                for (int j = 0; j < visible; j++)
                    y += scores[j] * values[j, k];
                energy += y * y;
            }
        }
        return energy;
    }

    /// <summary>A dense layer after another, weights in jagged arrays.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoLayers([Domain(-1, 1, Length = 3)] double[] x, [Domain(-1, 1, Rows = 2, Columns = 3)] double[][] w1, [Domain(-1, 1, Length = 2)] double[] w2)
    {
        double y = 0;
        for (int i = 0; i < w1.Length; i++)
        {
            double z = 0;
            double[] row = w1[i];
            for (int j = 0; j < row.Length; j++)
                z += row[j] * x[j];
            y += w2[i] * Activate(Activation.Gelu, z);
        }
        return y;
    }

    /// <summary>One step of an LSTM cell: input, forget, output and candidate by turns.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (float Hidden, float Cell) Lstm([Domain(-1, 1)] float x, [Domain(-1, 1)] float hidden, [Domain(-1, 1)] float cell, [Domain(-1, 1, Length = 12)] ReadOnlySpan<float> weights)
    {
        Span<float> gates = stackalloc float[4];
        for (int g = 0; g < gates.Length; g++)
        {
            var w = weights.Slice(3 * g, 3);
            float z = w[0] * x + w[1] * hidden + w[2];
            gates[g] = g == 3 ? MathF.Tanh(z) : 1f / (1f + MathF.Exp(-z));
        }
        cell = gates[1] * cell + gates[0] * gates[3];
        hidden = gates[2] * MathF.Tanh(cell);
        return (hidden, cell);
    }

    /// <summary>The negative logarithm of the probability of a labelling (connectionist temporal classification), blank first.</summary>
    [Differentiable(nameof(logits), Derivatives = Gradient | Vjp | Jvp)]
    public static double CtcLoss([Domain(-2, 2, Rows = 5, Columns = 3)] double[,] logits, [Domain(1, 2, Length = 2)] int[] labels)
    {
        int frames = logits.GetLength(0), classes = logits.GetLength(1);
        int states = 2 * labels.Length + 1;
        double[] alpha = new double[states];
        double log = 0;
        for (int t = 0; t < frames; t++)
        {
            double norm = 0;
            for (int c = 0; c < classes; c++)
                norm += Math.Exp(logits[t, c]);
            double[] next = new double[states];
            for (int s = 0; s < states; s++)
            {
                int label = s % 2 == 0 ? 0 : labels[s / 2];
                double a = t == 0 ? (s < 2 ? 1 : 0) : alpha[s];
                if (t > 0 && s > 0)
                    a += alpha[s - 1];
                if (t > 0 && s > 1 && label != 0 && label != labels[s / 2 - 1])
                    a += alpha[s - 2];
                next[s] = a * Math.Exp(logits[t, label]) / norm;
            }

            // Scaled, or long sequences underflow.
            double total = 0;
            foreach (double v in next)
                total += v;
            for (int s = 0; s < states; s++)
                alpha[s] = next[s] / total;
            log += Math.Log(total);
        }
        return -(log + Math.Log(alpha[states - 1] + alpha[states - 2]));
    }
}
