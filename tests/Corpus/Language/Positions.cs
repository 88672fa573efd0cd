using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Index and Range as values, list patterns, and the rows of tables from outside.</summary>
public static partial class Positions
{
    private static readonly double[][] s_rows = [[1, 0.5], [3], [0.25, 2, -1]];

    private static readonly List<double[]> s_list = [[2, 1], [0.5, 3]];

    private static double At(ReadOnlySpan<double> values, Index index) => values[index];

    private static double Sum(ReadOnlySpan<double> values, Range range)
    {
        double sum = 0;
        foreach (double v in values[range])
            sum += v;
        return sum;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum + coefficients[^1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Held(double x, double y, [Domain(0, 5)] int n)
    {
        double[] values = [x, y, x * y, x + y, 1];
        Index chosen = n > 2 ? ^2 : 1;
        Range part = n % 2 == 0 ? 1..^1 : new Range(0, Index.FromEnd(2));
        double sum = Sum(values, part) * At(values, chosen) + At(values, 2) * part.End.Value;
        for (int k = 0; k < 2; k++)
        {
            foreach (double v in values.AsSpan()[part])
                sum += v * v;
            part = k..(k + 2);
        }
        return sum * values[chosen] * "positions"[^n.CompareTo(-1)];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Matched(double x, double y, [Domain(0, 5)] int n)
    {
        Span<double> all = [x, y, x * y, 2];
        ReadOnlySpan<double> values = all[..Math.Min(n, 4)];
        double result = values switch
        {
            [] => y,
            [var only] => only * only,
            [> 100, ..] => 3,
            [var first, .. var rest] when rest.Length > 2 => first * rest[0] * rest[^1],
            [.., var last] => last + x,
        };
        while (values is [var head, .. var tail])
        {
            result = result * 0.5 + head;
            values = tail;
        }
        int[] digits = [1, 2, 3];
        return digits is [1, _, var three] ? three * result : 0;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rows(double x, double y)
    {
        double sum = x;
        foreach (double[] row in s_rows)
        {
            sum += Polynomial(row, y);
            foreach (double v in row)
                sum = sum * 0.5 + v * x;
        }
        foreach (double[] row in s_list)
            sum += row[^1] * row.Length * y;
        return sum;
    }
}
