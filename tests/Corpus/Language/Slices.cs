using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Parts of buffers: rows, windows that overlap, a variable that shows now this part and now that.</summary>
public static partial class Slices
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumOfRowNorms(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length / 3; i++)
            sum += Math.Sqrt(Squares(x.Slice(i * 3, 3)) + 1);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OverlappingWindows(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 2 <= x.Length; i++)
        {
            ReadOnlySpan<double> window = x.AsSpan(i, 2);
            sum += window[0] * window[^1] + Math.Sin(window[0]);
        }
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void ShiftedProducts(Span<double> x)
    {
        if (x.Length < 2)
            return;
        Span<double> left = x[..^1], right = x[1..];
        for (int i = 0; i < left.Length; i++)
        {
            left[i] *= right[i];
            right[i] += Math.Sin(left[i]) * left[0];
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Trimmed(ReadOnlySpan<double> x, int n)
    {
        ReadOnlySpan<double> rest = x;
        if (n > 1 && x.Length > 2)
            rest = x[1..^1];
        double product = 1;
        foreach (double element in rest)
            product *= element + 0.5;
        return product;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Consumed(ReadOnlySpan<double> x)
    {
        double value = 0.3;
        while (!x.IsEmpty)
        {
            value = Math.Sin(value * x[0]) + x[^1];
            x = x.Length > 2 ? x[1..^1] : x[1..];
        }
        return value;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LargerHalf(ReadOnlySpan<double> x, double y)
    {
        ReadOnlySpan<double> half = Half(x, y > 0);
        double sum = y;
        for (int i = 0; i < half.Length; i++)
            sum += half[i] * half[i] * y;
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SlicesOfSlices(ReadOnlySpan<double> x)
    {
        Span<double> copy = new double[x.Length + 4];
        Span<double> middle = copy.Slice(2, x.Length + 1);
        Span<double> inner = middle.Slice(1);
        for (int i = 0; i < inner.Length; i++)
        {
            inner[i] = x[i] * x[i];
            middle[i] += inner[i] * copy[i + 1] * 0.1;
            copy[i + 3] += middle[i];
        }
        double sum = 0;
        foreach (double element in copy)
            sum += Math.Sin(element);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LastRow(ReadOnlySpan<double> x, int n)
    {
        ReadOnlySpan<double> row = x;
        double sum = 0;
        for (int i = 0; i + 2 <= x.Length; i += 2)
        {
            sum += row.Length * x[i] * n;
            row = x.Slice(i, 2);
        }
        foreach (double element in row)
            sum *= element;
        return sum;
    }

    private static double Squares(ReadOnlySpan<double> row)
    {
        double sum = 0;
        for (int j = 0; j < row.Length; j++)
            sum += row[j] * row[j];
        return sum;
    }

    private static ReadOnlySpan<double> Half(ReadOnlySpan<double> x, bool first)
    {
        if (first)
            return x[..(x.Length / 2)];
        return x[(x.Length / 2)..];
    }
}
