using System;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Buffers that are copied, filled, turned round and put together.</summary>
public static partial class Copies
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ClonedAndChanged(double[] x)
    {
        var y = (double[])x.Clone();
        for (int i = 1; i < y.Length; i++)
            y[i] += Math.Sin(y[i - 1]) * x[i - 1];
        double sum = 0;
        foreach (double element in y)
            sum += element * element;
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void ShiftedRight(Span<double> x, double y)
    {
        if (x.Length < 2)
            return;
        x[..^1].CopyTo(x[1..]);
        x[0] = y * x[^1];
        x.Slice(0, x.Length / 2).Reverse();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RollingWindow(double[] x, int n)
    {
        double[] window = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Array.Copy(window, 0, window, 1, window.Length - 1);
            window[0] = x[i];
            total += window[0] * window[2] + Math.Sin(window[1]) * n;
        }
        Array.Copy(window, n % 2, window, 1 - n % 2, 2);
        return total + window[0] * window[1] * window[2];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PaddedConvolution(ReadOnlySpan<double> x, double y)
    {
        double[] padded = [y, .. x, y * y, 1];
        double[] kernel = [0.25, 0.5, 0.25];
        double sum = 0;
        for (int i = 0; i + kernel.Length <= padded.Length; i++)
        {
            double value = 0;
            for (int k = 0; k < kernel.Length; k++)
                value += kernel[k] * padded[i + k];
            sum += value * value;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FilledAndCleared(ReadOnlySpan<double> x, double y)
    {
        Span<double> a = stackalloc double[4];
        a.Fill(y);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            a[i % 4] *= x[i];
            sum += a[0] * a[1] + a[2] * a[3];
            if (i % 5 == 4)
                a[1..3].Clear();
            if (i % 7 == 6)
                a.Slice(1).Fill(x[i]);
        }
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Mirrored(double[] x)
    {
        double[] y = x.ToArray();
        Array.Reverse(y);
        double[] head = y[..(y.Length / 2)];
        for (int i = 0; i < head.Length; i++)
            y[i] = head[i] * x[i];
        return y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfLiterals(double x, double y) => Product([(x), (y * 0.5 + y), 2]) + Product([]) + Product([x, .. stackalloc[] { (y), x }]) + Sum(x, y, 3);

    private static double Product(ReadOnlySpan<double> factors)
    {
        double product = 1;
        foreach (double factor in factors)
            product *= factor;
        return product;
    }

    private static double Sum(params ReadOnlySpan<double> terms)
    {
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
            sum += terms[i] * terms[^(i + 1)];
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Bytes(double[] x, double scale)
    {
        int n = x.Length;
        var copy = new double[n + 1];
        Buffer.BlockCopy(x, 0, copy, sizeof(double), n * sizeof(double));
        copy[0] = scale * copy[n];
        Buffer.BlockCopy(copy, 0, copy, 8, 8 * n);
        return copy;
    }
}
