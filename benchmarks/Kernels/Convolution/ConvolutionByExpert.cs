using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>
/// Outputs in lanes, four vectors at a time. The signal's gradient is a convolution too: of the errors, with zeros on both sides, and the filter backwards.
/// </summary>
public static class ConvolutionByExpert
{
    private const int Vectors = 4;

    public static double Gradient(
        ReadOnlySpan<double> filter, ReadOnlySpan<double> signal, ReadOnlySpan<double> target, Span<double> filterGradient, Span<double> signalGradient)
    {
        int side = filter.Length - 1;
        double[] rented = ArrayPool<double>.Shared.Rent(target.Length + 2 * side + filter.Length);
        Span<double> padded = rented.AsSpan(0, target.Length + 2 * side);
        Span<double> errors = padded.Slice(side, target.Length);
        Span<double> backwards = rented.AsSpan(padded.Length, filter.Length);
        padded[..side].Clear();
        padded[^side..].Clear();
        filter.CopyTo(backwards);
        backwards.Reverse();

        Slide(filter, signal, errors);
        double sum = Pulls(target, errors);
        Slide(backwards, padded, signalGradient);
        for (int j = 0; j < filter.Length; j += Vectors)
            Products(errors, signal[j..], filterGradient.Slice(j, Math.Min(Vectors, filter.Length - j)));
        ArrayPool<double>.Shared.Return(rented);
        return sum / target.Length;
    }

    /// <summary>result[i] = filter · x[i..].</summary>
    private static void Slide(ReadOnlySpan<double> filter, ReadOnlySpan<double> x, Span<double> result)
    {
        int width = Vector<double>.Count;
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double rs = ref MemoryMarshal.GetReference(result);
        int i = 0;
        for (; i <= result.Length - Vectors * width; i += Vectors * width)
        {
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (int j = 0; j < filter.Length; j++)
            {
                Vector<double> f = new(filter[j]);
                s0 = MultiplyAddEstimate(f, LoadUnsafe(ref xs, (nuint)(i + j)), s0);
                s1 = MultiplyAddEstimate(f, LoadUnsafe(ref xs, (nuint)(i + j + width)), s1);
                s2 = MultiplyAddEstimate(f, LoadUnsafe(ref xs, (nuint)(i + j + 2 * width)), s2);
                s3 = MultiplyAddEstimate(f, LoadUnsafe(ref xs, (nuint)(i + j + 3 * width)), s3);
            }
            s0.StoreUnsafe(ref rs, (nuint)i);
            s1.StoreUnsafe(ref rs, (nuint)(i + width));
            s2.StoreUnsafe(ref rs, (nuint)(i + 2 * width));
            s3.StoreUnsafe(ref rs, (nuint)(i + 3 * width));
        }
        for (; i <= result.Length - width; i += width)
        {
            Vector<double> sum = default;
            for (int j = 0; j < filter.Length; j++)
                sum = MultiplyAddEstimate(new(filter[j]), LoadUnsafe(ref xs, (nuint)(i + j)), sum);
            sum.StoreUnsafe(ref rs, (nuint)i);
        }
        for (; i < result.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < filter.Length; j++)
                sum += filter[j] * x[i + j];
            result[i] = sum;
        }
    }

    /// <summary>From outputs to 2/N (output − target); gives the sum of the squared errors.</summary>
    private static double Pulls(ReadOnlySpan<double> target, Span<double> outputs)
    {
        double scale = 2.0 / target.Length;
        Vector<double> sum = default;
        double rest = 0;
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> error = new Vector<double>(outputs[i..]) - new Vector<double>(target[i..]);
            sum = MultiplyAddEstimate(error, error, sum);
            (error * new Vector<double>(scale)).CopyTo(outputs[i..]);
        }
        for (; i < target.Length; i++)
        {
            double error = outputs[i] - target[i];
            rest += error * error;
            outputs[i] = scale * error;
        }
        return Sum(sum) + rest;
    }

    /// <summary>Up to four of Σ errors[i] x[i + j], with the errors read once.</summary>
    private static void Products(ReadOnlySpan<double> errors, ReadOnlySpan<double> x, Span<double> result)
    {
        result.Clear();
        int i = 0;
        if (result.Length == Vectors)
        {
            ref double es = ref MemoryMarshal.GetReference(errors);
            ref double xs = ref MemoryMarshal.GetReference(x);
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (; i <= errors.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> error = LoadUnsafe(ref es, (nuint)i);
                s0 = MultiplyAddEstimate(error, LoadUnsafe(ref xs, (nuint)i), s0);
                s1 = MultiplyAddEstimate(error, LoadUnsafe(ref xs, (nuint)(i + 1)), s1);
                s2 = MultiplyAddEstimate(error, LoadUnsafe(ref xs, (nuint)(i + 2)), s2);
                s3 = MultiplyAddEstimate(error, LoadUnsafe(ref xs, (nuint)(i + 3)), s3);
            }
            (result[0], result[1], result[2], result[3]) = (Sum(s0), Sum(s1), Sum(s2), Sum(s3));
        }
        for (int j = 0; j < result.Length && result.Length < Vectors; j++)
            result[j] = Product(errors, x[j..]);
        for (; i < errors.Length && result.Length == Vectors; i++)
        {
            for (int j = 0; j < result.Length; j++)
                result[j] += errors[i] * x[i + j];
        }
    }

    private static double Product(ReadOnlySpan<double> errors, ReadOnlySpan<double> x)
    {
        Vector<double> sum = default;
        int i = 0;
        for (; i <= errors.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum = MultiplyAddEstimate(new Vector<double>(errors[i..]), new Vector<double>(x[i..]), sum);
        double rest = 0;
        for (; i < errors.Length; i++)
            rest += errors[i] * x[i];
        return Sum(sum) + rest;
    }
}
