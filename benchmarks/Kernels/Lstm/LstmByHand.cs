using System;
using System.Buffers;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Back-propagation through time; what each step of each layer is kept lies together, kind by kind.</summary>
public static class LstmByHand
{
    // What is kept of a step of a layer.
    private const int Forget = 0, Ingate = 1, Outgate = 2, Change = 3, Activated = 4, CellBefore = 5, HiddenBefore = 6, Input = 7, Kinds = 8;

    public static double Gradient(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, Span<double> mainGradient, Span<double> extraGradient)
    {
        mainGradient.Clear();
        extraGradient.Clear();
        int width = extra.Length / 3;
        int layers = state.Length / (2 * width);
        int steps = sequence.Length / width - 1;
        int step = layers * Kinds * width;
        double[] rented = ArrayPool<double>.Shared.Rent(steps * (step + 2 * width) + 2 * state.Length + width);
        Span<double> kept = rented.AsSpan(0, steps * step);
        Span<double> outputs = rented.AsSpan(kept.Length, steps * width);
        Span<double> pulls = rented.AsSpan(kept.Length + outputs.Length, steps * width);
        Span<double> memory = rented.AsSpan(kept.Length + 2 * outputs.Length, state.Length);
        Span<double> memoryPull = rented.AsSpan(kept.Length + 2 * outputs.Length + state.Length, state.Length);
        Span<double> signal = rented.AsSpan(kept.Length + 2 * outputs.Length + 2 * state.Length, width);
        state.CopyTo(memory);
        memoryPull.Clear();

        double total = 0;
        double scale = -1.0 / (width * steps);
        for (int t = 0; t < steps; t++)
        {
            ReadOnlySpan<double> current = sequence.Slice(t * width, width);
            for (int j = 0; j < width; j++)
                signal[j] = current[j] * extra[j];
            for (int layer = 0; layer < layers; layer++)
                Forward(main.Slice(8 * layer * width, 8 * width), memory.Slice(2 * layer * width, 2 * width), signal, kept.Slice(t * step + layer * Kinds * width, Kinds * width));
            signal.CopyTo(outputs[(t * width)..]);
            total += Predict(extra, signal, sequence.Slice((t + 1) * width, width), scale, pulls.Slice(t * width, width));
        }

        for (int t = steps - 1; t >= 0; t--)
        {
            ReadOnlySpan<double> output = outputs.Slice(t * width, width);
            ReadOnlySpan<double> pull = pulls.Slice(t * width, width);
            for (int j = 0; j < width; j++)
            {
                extraGradient[width + j] += pull[j] * output[j];
                extraGradient[2 * width + j] += pull[j];
                signal[j] = pull[j] * extra[width + j];
            }
            for (int layer = layers - 1; layer >= 0; layer--)
            {
                Back(
                    main.Slice(8 * layer * width, 8 * width), kept.Slice(t * step + layer * Kinds * width, Kinds * width), memoryPull.Slice(2 * layer * width, 2 * width), signal,
                    mainGradient.Slice(8 * layer * width, 8 * width));
            }
            for (int j = 0; j < width; j++)
                extraGradient[j] += signal[j] * sequence[t * width + j];
        }
        ArrayPool<double>.Shared.Return(rented);
        return total * scale;
    }

    private static void Forward(ReadOnlySpan<double> parameters, Span<double> memory, Span<double> signal, Span<double> kept)
    {
        int width = signal.Length;
        Span<double> hidden = memory[..width];
        Span<double> cell = memory[width..];
        ReadOnlySpan<double> biases = parameters[(4 * width)..];
        for (int j = 0; j < width; j++)
        {
            double forget = Sigmoid(signal[j] * parameters[j] + biases[j]);
            double ingate = Sigmoid(hidden[j] * parameters[width + j] + biases[width + j]);
            double outgate = Sigmoid(signal[j] * parameters[2 * width + j] + biases[2 * width + j]);
            double change = Math.Tanh(hidden[j] * parameters[3 * width + j] + biases[3 * width + j]);
            (kept[CellBefore * width + j], kept[HiddenBefore * width + j], kept[Input * width + j]) = (cell[j], hidden[j], signal[j]);
            cell[j] = cell[j] * forget + ingate * change;
            double activated = Math.Tanh(cell[j]);
            signal[j] = hidden[j] = outgate * activated;
            (kept[Forget * width + j], kept[Ingate * width + j], kept[Outgate * width + j]) = (forget, ingate, outgate);
            (kept[Change * width + j], kept[Activated * width + j]) = (change, activated);
        }
    }

    /// <summary>The part of the sum, and its pull at what was foretold.</summary>
    private static double Predict(ReadOnlySpan<double> extra, ReadOnlySpan<double> signal, ReadOnlySpan<double> next, double scale, Span<double> pull)
    {
        int width = signal.Length;
        double sum = 2;
        double part = 0;
        double count = 0;
        for (int j = 0; j < width; j++)
        {
            double predicted = signal[j] * extra[width + j] + extra[2 * width + j];
            pull[j] = Math.Exp(predicted);
            sum += pull[j];
            part += next[j] * predicted;
            count += next[j];
        }
        double factor = count / sum;
        for (int j = 0; j < width; j++)
            pull[j] = scale * (next[j] - factor * pull[j]);
        return part - count * Math.Log(sum);
    }

    private static void Back(ReadOnlySpan<double> parameters, ReadOnlySpan<double> kept, Span<double> memoryPull, Span<double> signalPull, Span<double> gradient)
    {
        int width = signalPull.Length;
        Span<double> hiddenPull = memoryPull[..width];
        Span<double> cellPull = memoryPull[width..];
        Span<double> biases = gradient[(4 * width)..];
        for (int j = 0; j < width; j++)
        {
            (double forget, double ingate, double outgate) = (kept[Forget * width + j], kept[Ingate * width + j], kept[Outgate * width + j]);
            (double change, double activated) = (kept[Change * width + j], kept[Activated * width + j]);
            (double hidden, double input) = (kept[HiddenBefore * width + j], kept[Input * width + j]);
            double pull = hiddenPull[j] + signalPull[j];
            double cell = cellPull[j] + pull * outgate * (1 - activated * activated);
            cellPull[j] = cell * forget;

            double byForget = cell * kept[CellBefore * width + j] * forget * (1 - forget);
            double byIngate = cell * change * ingate * (1 - ingate);
            double byOutgate = pull * activated * outgate * (1 - outgate);
            double byChange = cell * ingate * (1 - change * change);
            gradient[j] += byForget * input;
            gradient[width + j] += byIngate * hidden;
            gradient[2 * width + j] += byOutgate * input;
            gradient[3 * width + j] += byChange * hidden;
            biases[j] += byForget;
            biases[width + j] += byIngate;
            biases[2 * width + j] += byOutgate;
            biases[3 * width + j] += byChange;
            signalPull[j] = byForget * parameters[j] + byOutgate * parameters[2 * width + j];
            hiddenPull[j] = byIngate * parameters[width + j] + byChange * parameters[3 * width + j];
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
