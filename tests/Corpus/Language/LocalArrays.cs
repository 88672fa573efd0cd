using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Working memory: arrays and spans that live for one call.</summary>
public static partial class LocalArrays
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Array(ReadOnlySpan<double> x)
    {
        double[] squares = new double[x.Length];
        for (int i = 0; i < squares.Length; i++)
            squares[i] = x[i] * x[i];
        double sum = 0;
        for (int i = 0; i < squares.Length; i++)
            sum += squares[i] * squares[squares.Length - 1 - i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Stack(double x, double y)
    {
        Span<double> table = stackalloc double[4];
        table[0] = x;
        table[1] = y;
        for (int i = 2; i < table.Length; i++)
            table[i] = table[i - 1] * table[i - 2];
        return table[3] + table[2];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FreshInLoop(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] pair = new double[2];
            pair[0] = x[i];
            pair[1] = pair[0] * sum;
            sum = Math.Sin(pair[0] + pair[1]);
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoRows(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] above = new double[y.Length + 1];
        double[] row = new double[y.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            row[0] = x[i];
            for (int j = 0; j < y.Length; j++)
                row[j + 1] = 0.5 * row[j] + 0.25 * above[j + 1] + 0.125 * above[j] * x[i] * y[j];
            for (int j = 0; j < row.Length; j++)
                above[j] = row[j];
        }
        return above[y.Length];
    }
}
