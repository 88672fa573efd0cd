using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>The whole batch layer by layer, as products of matrices.</summary>
public static class TwoLayerNetworkByExpert
{
    public static double Gradient(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2, ReadOnlySpan<double> x, ReadOnlySpan<int> labels,
        Span<double> w1Gradient, Span<double> b1Gradient, Span<double> w2Gradient, Span<double> b2Gradient)
    {
        int batch = labels.Length;
        double[] scratch = ArrayPool<double>.Shared.Rent(2 * batch * (b1.Length + b2.Length));
        Span<double> rest = scratch;
        Span<double> hidden = Take(ref rest, batch * b1.Length);
        Span<double> hiddenPulls = Take(ref rest, batch * b1.Length);
        Span<double> logits = Take(ref rest, batch * b2.Length);
        Span<double> pulls = Take(ref rest, batch * b2.Length);

        MatrixProducts.RowsByRows(x, w1, b1, x.Length / batch, hidden);
        Tanh(hidden);
        MatrixProducts.RowsByRows(hidden, w2, b2, b1.Length, logits);
        double loss = SoftmaxCrossEntropyByExpert.Gradient(logits, labels, pulls);

        MatrixProducts.ColumnsByColumns(pulls, b2.Length, hidden, w2Gradient);
        SumOfRows(pulls, b2Gradient);
        for (int n = 0; n < batch; n++)
            Back(pulls.Slice(n * b2.Length, b2.Length), w2, hidden.Slice(n * b1.Length, b1.Length), hiddenPulls.Slice(n * b1.Length, b1.Length));
        MatrixProducts.ColumnsByColumns(hiddenPulls, b1.Length, x, w1Gradient);
        SumOfRows(hiddenPulls, b1Gradient);
        ArrayPool<double>.Shared.Return(scratch);
        return loss;
    }

    private static Span<double> Take(ref Span<double> rest, int count)
    {
        Span<double> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static void Tanh(Span<double> x)
    {
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            Lanes.Tanh(new Vector<double>(x[i..])).CopyTo(x[i..]);
        if (i < x.Length)
            Lanes.Store(Lanes.Tanh(Lanes.Load(x[i..])), x[i..]);
    }

    /// <summary>What the logits pull at the hidden values, through tanh.</summary>
    private static void Back(ReadOnlySpan<double> pull, ReadOnlySpan<double> w2, ReadOnlySpan<double> hidden, Span<double> result)
    {
        int length = hidden.Length;
        ref double ws = ref MemoryMarshal.GetReference(w2);
        ref double hs = ref MemoryMarshal.GetReference(hidden);
        int i = 0;
        for (; i <= length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> s0 = default, s1 = default;
            int c = 0;
            for (; c <= pull.Length - 2; c += 2)
            {
                s0 = MultiplyAddEstimate(new(pull[c]), LoadUnsafe(ref ws, (nuint)(c * length + i)), s0);
                s1 = MultiplyAddEstimate(new(pull[c + 1]), LoadUnsafe(ref ws, (nuint)((c + 1) * length + i)), s1);
            }
            if (c < pull.Length)
                s0 = MultiplyAddEstimate(new(pull[c]), LoadUnsafe(ref ws, (nuint)(c * length + i)), s0);
            Vector<double> h = LoadUnsafe(ref hs, (nuint)i);
            ((s0 + s1) * (Vector<double>.One - h * h)).CopyTo(result[i..]);
        }
        for (; i < length; i++)
        {
            double sum = 0;
            for (int c = 0; c < pull.Length; c++)
                sum += pull[c] * w2[c * length + i];
            result[i] = sum * (1 - hidden[i] * hidden[i]);
        }
    }

    private static void SumOfRows(ReadOnlySpan<double> rows, Span<double> sums)
    {
        rows[..sums.Length].CopyTo(sums);
        for (int from = sums.Length; from < rows.Length; from += sums.Length)
        {
            ReadOnlySpan<double> row = rows.Slice(from, sums.Length);
            int i = 0;
            for (; i <= sums.Length - Vector<double>.Count; i += Vector<double>.Count)
                (new Vector<double>(sums[i..]) + new Vector<double>(row[i..])).CopyTo(sums[i..]);
            for (; i < sums.Length; i++)
                sums[i] += row[i];
        }
    }
}
