using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>As by hand, with the width in lanes: everything is laid out in rows of whole vectors, so that none has a tail.</summary>
public static class LstmByExpert
{
    private const int Forget = 0, Ingate = 1, Outgate = 2, Change = 3, Activated = 4, CellBefore = 5, HiddenBefore = 6, Input = 7, Kinds = 8;

    public static double Gradient(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, Span<double> mainGradient, Span<double> extraGradient)
    {
        int width = extra.Length / 3;
        int row = (width + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        int layers = state.Length / (2 * width);
        int steps = sequence.Length / width - 1;
        int step = (layers * Kinds + 2) * row;
        double[] rented = ArrayPool<double>.Shared.Rent((2 * (8 * layers + 3) + 4 * layers + 1) * row + (steps + 1) * row + steps * step);
        Span<double> rest = rented;
        Span<double> mains = Take(ref rest, 8 * layers * row);
        Span<double> extras = Take(ref rest, 3 * row);
        Span<double> memory = Take(ref rest, 2 * layers * row);
        Span<double> signal = Take(ref rest, row);
        Span<double> rows = Take(ref rest, (steps + 1) * row);
        Pad(main, width, mains, row);
        Pad(extra, width, extras, row);
        Pad(state, width, memory, row);
        Pad(sequence, width, rows, row);
        Span<double> mainPulls = Take(ref rest, 8 * layers * row);
        Span<double> extraPulls = Take(ref rest, 3 * row);
        Span<double> memoryPull = Take(ref rest, 2 * layers * row);
        mainPulls.Clear();
        extraPulls.Clear();
        memoryPull.Clear();

        double total = 0;
        double scale = -1.0 / (width * steps);
        for (int t = 0; t < steps; t++)
        {
            Span<double> kept = rest.Slice(t * step, step);
            ReadOnlySpan<double> current = rows.Slice(t * row, row);
            for (int j = 0; j < row; j += Vector<double>.Count)
                Set(signal, j, (At(current, j) * At(extras, j)));
            for (int layer = 0; layer < layers; layer++)
                Forward(mains.Slice(8 * layer * row, 8 * row), memory.Slice(2 * layer * row, 2 * row), signal, kept.Slice(layer * Kinds * row, Kinds * row));
            signal.CopyTo(kept[^(2 * row)..]);
            total += Predict(extras, signal, rows.Slice((t + 1) * row, row), width, scale, kept[^row..]);
        }

        for (int t = steps - 1; t >= 0; t--)
        {
            Span<double> kept = rest.Slice(t * step, step);
            ReadOnlySpan<double> output = kept[^(2 * row)..];
            ReadOnlySpan<double> pull = kept[^row..];
            for (int j = 0; j < row; j += Vector<double>.Count)
            {
                Add(At(pull, j) * At(output, j), extraPulls, row + j);
                Add(At(pull, j), extraPulls, 2 * row + j);
                Set(signal, j, (At(pull, j) * At(extras, row + j)));
            }
            for (int layer = layers - 1; layer >= 0; layer--)
            {
                Back(
                    mains.Slice(8 * layer * row, 8 * row), kept.Slice(layer * Kinds * row, Kinds * row), memoryPull.Slice(2 * layer * row, 2 * row), signal,
                    mainPulls.Slice(8 * layer * row, 8 * row));
            }
            for (int j = 0; j < row; j += Vector<double>.Count)
                Add(At(signal, j) * At(rows, t * row + j), extraPulls, j);
        }
        Unpad(mainPulls, row, mainGradient, width);
        Unpad(extraPulls, row, extraGradient, width);
        ArrayPool<double>.Shared.Return(rented);
        return total * scale;
    }

    private static void Forward(ReadOnlySpan<double> p, Span<double> memory, Span<double> signal, Span<double> kept)
    {
        int row = signal.Length;
        for (int j = 0; j < row; j += Vector<double>.Count)
        {
            (Vector<double> input, Vector<double> hidden, Vector<double> cell) = (At(signal, j), At(memory, j), At(memory, row + j));
            Vector<double> forget = Lanes.Sigmoid(MultiplyAddEstimate(input, At(p, j), At(p, 4 * row + j)));
            Vector<double> ingate = Lanes.Sigmoid(MultiplyAddEstimate(hidden, At(p, row + j), At(p, 5 * row + j)));
            Vector<double> outgate = Lanes.Sigmoid(MultiplyAddEstimate(input, At(p, 2 * row + j), At(p, 6 * row + j)));
            Vector<double> change = Lanes.Tanh(MultiplyAddEstimate(hidden, At(p, 3 * row + j), At(p, 7 * row + j)));
            Set(kept, CellBefore * row + j, cell);
            Set(kept, HiddenBefore * row + j, hidden);
            Set(kept, Input * row + j, input);
            cell = MultiplyAddEstimate(cell, forget, ingate * change);
            Vector<double> activated = Lanes.Tanh(cell);
            hidden = outgate * activated;
            Set(memory, row + j, cell);
            Set(memory, j, hidden);
            Set(signal, j, hidden);
            Set(kept, Forget * row + j, forget);
            Set(kept, Ingate * row + j, ingate);
            Set(kept, Outgate * row + j, outgate);
            Set(kept, Change * row + j, change);
            Set(kept, Activated * row + j, activated);
        }
    }

    private static double Predict(ReadOnlySpan<double> extras, ReadOnlySpan<double> signal, ReadOnlySpan<double> next, int width, double scale, Span<double> pull)
    {
        int row = signal.Length;
        Vector<double> sums = default, parts = default, counts = default;
        for (int j = 0; j < row; j += Vector<double>.Count)
        {
            Vector<double> predicted = MultiplyAddEstimate(At(signal, j), At(extras, row + j), At(extras, 2 * row + j));
            Vector<double> exp = ConditionalSelect(LessThan(Lanes.Index, new Vector<double>(width - j)), Exp(predicted), default);
            Set(pull, j, exp);
            sums += exp;
            parts = MultiplyAddEstimate(At(next, j), predicted, parts);
            counts += At(next, j);
        }
        double sum = 2 + Sum(sums);
        double count = Sum(counts);
        (Vector<double> factor, Vector<double> scales) = (new(count / sum), new(scale));
        for (int j = 0; j < row; j += Vector<double>.Count)
            Set(pull, j, (scales * (At(next, j) - factor * At(pull, j))));
        return Sum(parts) - count * Math.Log(sum);
    }

    private static void Back(ReadOnlySpan<double> p, ReadOnlySpan<double> kept, Span<double> memoryPull, Span<double> signalPull, Span<double> gradient)
    {
        int row = signalPull.Length;
        Vector<double> one = Vector<double>.One;
        for (int j = 0; j < row; j += Vector<double>.Count)
        {
            (Vector<double> forget, Vector<double> ingate, Vector<double> outgate) = (At(kept, Forget * row + j), At(kept, Ingate * row + j), At(kept, Outgate * row + j));
            (Vector<double> change, Vector<double> activated) = (At(kept, Change * row + j), At(kept, Activated * row + j));
            (Vector<double> hidden, Vector<double> input) = (At(kept, HiddenBefore * row + j), At(kept, Input * row + j));
            Vector<double> pull = At(memoryPull, j) + At(signalPull, j);
            Vector<double> cell = MultiplyAddEstimate(pull * outgate, one - activated * activated, At(memoryPull, row + j));
            Set(memoryPull, row + j, (cell * forget));

            Vector<double> byForget = cell * At(kept, CellBefore * row + j) * forget * (one - forget);
            Vector<double> byIngate = cell * change * ingate * (one - ingate);
            Vector<double> byOutgate = pull * activated * outgate * (one - outgate);
            Vector<double> byChange = cell * ingate * (one - change * change);
            Add(byForget * input, gradient, j);
            Add(byIngate * hidden, gradient, row + j);
            Add(byOutgate * input, gradient, 2 * row + j);
            Add(byChange * hidden, gradient, 3 * row + j);
            Add(byForget, gradient, 4 * row + j);
            Add(byIngate, gradient, 5 * row + j);
            Add(byOutgate, gradient, 6 * row + j);
            Add(byChange, gradient, 7 * row + j);
            Set(signalPull, j, MultiplyAddEstimate(byForget, At(p, j), byOutgate * At(p, 2 * row + j)));
            Set(memoryPull, j, MultiplyAddEstimate(byIngate, At(p, row + j), byChange * At(p, 3 * row + j)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ReadOnlySpan<double> x, int at) => LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(Span<double> x, int at, Vector<double> value) => value.StoreUnsafe(ref MemoryMarshal.GetReference(x), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<double> value, Span<double> sums, int at) => Set(sums, at, At(sums, at) + value);

    private static Span<double> Take(ref Span<double> rest, int count)
    {
        Span<double> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static void Pad(ReadOnlySpan<double> from, int width, Span<double> to, int row)
    {
        to.Clear();
        for (int i = 0; i < from.Length / width; i++)
            from.Slice(i * width, width).CopyTo(to[(i * row)..]);
    }

    private static void Unpad(ReadOnlySpan<double> from, int row, Span<double> to, int width)
    {
        for (int i = 0; i < to.Length / width; i++)
            from.Slice(i * row, width).CopyTo(to[(i * width)..]);
    }
}
