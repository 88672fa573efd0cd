using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Parts of one buffer, beside each other or not, that one loop reads and writes.</summary>
public static partial class PartsOfBuffers
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Adjacent(ReadOnlySpan<double> x)
    {
        int width = x.Length / 3;
        double[] all = x.ToArray();
        double sum = 0;
        for (int t = 0; t < 4; t++)
        {
            Span<double> a = all.AsSpan(0, width), b = all.AsSpan(width, width), c = all.AsSpan(2 * width, width);
            for (int j = 0; j < width; j++)
            {
                b[j] = b[j] * a[j] + c[j];
                a[j] = a[j] * Math.Sin(b[j]);
            }
            for (int j = 0; j < width; j++)
                sum += a[j] * b[j];
        }
        return sum;
    }

    /// <summary>Hidden values and cells of each layer, as in a recurrent network.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Layers(ReadOnlySpan<double> x, double u)
    {
        int width = x.Length / 4;
        double[] memory = x.ToArray();
        double sum = 0;
        for (int t = 0; t < 3; t++)
        {
            for (int layer = 0; layer < 2; layer++)
            {
                Span<double> hidden = memory.AsSpan(2 * layer * width, width), cell = memory.AsSpan((2 * layer + 1) * width, width);
                for (int j = 0; j < width; j++)
                {
                    double gate = 1 / (1 + Math.Exp(-hidden[j] * u));
                    cell[j] = cell[j] * gate + u;
                    hidden[j] = gate * Math.Tanh(cell[j]);
                }
                for (int j = 0; j < width; j++)
                    sum += hidden[j];
            }
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OneApart(ReadOnlySpan<double> x)
    {
        int width = x.Length / 2;
        double[] all = x.ToArray();
        Span<double> a = all.AsSpan(0, width), b = all.AsSpan(Math.Min(1, x.Length - width), width);
        for (int j = 0; j < width; j++)
        {
            b[j] = b[j] * a[j];
            a[j] = Math.Cos(a[j]);
        }
        return Squares(all);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Neighbours(ReadOnlySpan<double> x)
    {
        int width = x.Length / 2;
        double[] all = x.ToArray();
        Span<double> a = all.AsSpan(0, width), b = all.AsSpan(width, width);
        for (int j = 0; j + 1 < width; j++)
        {
            b[j] = b[j] * a[j + 1];
            a[j] = Math.Cos(a[j]);
        }
        return Squares(all);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PartAndWhole(ReadOnlySpan<double> x)
    {
        int width = x.Length / 2;
        double[] all = x.ToArray();
        Span<double> b = all.AsSpan(width, width);
        for (int j = 0; j < width; j++)
        {
            b[j] = b[j] * all[j];
            all[j] = Math.Cos(all[j]);
        }
        return Squares(all);
    }

    /// <summary>The parts are others in each round of the loop inside.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InTurn(ReadOnlySpan<double> x)
    {
        int width = x.Length / 4;
        double[] all = x.ToArray();
        for (int j = 0; j + 1 < width; j++)
        {
            for (int k = 0; k < 3; k++)
            {
                Span<double> a = all.AsSpan(k * width, width), b = all.AsSpan((k + 1) * width, width);
                b[j + 1] = b[j + 1] * Math.Cos(a[j]);
                a[j] += 0.1;
            }
        }
        return Squares(all);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Downwards(ReadOnlySpan<double> x)
    {
        double[] all = x.ToArray();
        double sum = 0;
        for (int t = 0; t < 3; t++)
        {
            for (int j = all.Length - 1; j >= 0; j--)
            {
                all[j] = Math.Sin(all[j]) + j * 0.1;
                sum += all[j];
            }
            for (int j = all.Length - 2; j >= 0; j--)
                all[j] = Math.Sin(all[j + 1]) * all[j];
        }
        return sum + Squares(all);
    }

    private static double Squares(ReadOnlySpan<double> all)
    {
        double sum = 0;
        foreach (double element in all)
            sum += element * element;
        return sum;
    }
}
