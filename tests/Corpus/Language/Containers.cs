using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Matrices and lists gone through and turned round.</summary>
public static partial class Containers
{
    private static readonly double[,] s_factors = { { 1, 2 }, { 3, 4 } };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfConstants(double x, double y)
    {
        double sum = y;
        foreach (double factor in s_factors)
            sum = sum * x + factor;
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Turned(ReadOnlySpan<double> x)
    {
        List<double> list = [1, .. x];
        List<double> same = list;
        same.Reverse();
        double sum = 0;
        for (int i = 0; i < list.Count; i++)
            sum = sum * list[i] + list[i] * i;
        return sum;
    }

    /// <summary>What stands behind the last spread is evaluated when that is copied, what stands before it is not.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Spread(double x, double y)
    {
        double[] r = { x, y };
        double[] array = [Squared(r), .. r, Squared(r), .. r, Squared(r)];
        List<double> list = [.. array, Squared(array), .. r];
        double sum = 0;
        for (int i = 0; i < list.Count; i++)
            sum = sum * x + list[i] * i;
        return sum;
    }

    private static double Squared(double[] r)
    {
        double before = r[0];
        r[0] = before * before;
        return before;
    }

    /// <summary>The adjoints of rows that only a method that calls itself reaches.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RowsOfOne(double x, [Domain(0, 3)] int n)
    {
        double[][] rows = { new double[2], new double[1] };
        Halve(x, n, out rows[1][0], ref x);
        return x;
    }

    private static void Halve(double x, int n, out double half, ref double sum)
    {
        sum = Math.Sin(sum + x);
        half = x * 0.5;
        if (n > 0)
            Halve(half, n - 1, out half, ref sum);
    }
}
