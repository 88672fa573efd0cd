using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Integer arithmetic for indices.</summary>
public static partial class IndexArithmetic
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Circular(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int n = x.Length;
        for (int i = 0; i < n; i++)
            sum += x[i] * x[(i * 3 + 1) % n] - x[(i + n - 1) % n] * x[i / 2];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Halving(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int width = x.Length; width > 0; width /= 2)
        {
            int middle = width >> 1;
            sum += x[middle] * x[width - 1];
        }
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Transposed(ReadOnlySpan<double> a, Span<double> y, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                y[j * rows + i] = a[i * columns + j] * (i - j);
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BitReversed(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int reversed = ((i & 1) << 2 | i & 2 | (i & 4) >> 2) ^ 1;
            if (reversed < x.Length)
                sum += x[i] * x[reversed] * reversed;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double UncheckedInChecked(double x, [Domain(0, 200)] int n)
    {
        checked
        {
            int low = unchecked((byte)(n + 300)) % 7 + 1;
            char letter = (char)('a' + unchecked((sbyte)(n * 77)) % 5 + 5);
            return x * low + x * x * letter;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LongIndices(double[] x)
    {
        double sum = 0;
        for (long i = 0; i < x.LongLength; i++)
            sum += x[i] * x[x.Length - 1 - i];
        for (uint i = 0; i < (uint)x.Length; i += 2)
            sum += x[i];
        return sum;
    }
}
