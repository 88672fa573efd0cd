using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Rows and lists that grow between the calls of methods that call themselves.</summary>
public static partial class RecursionOnGrowing
{
    private static readonly double[] s_table = [1, 2, 3];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MadeInABranch(double x, int n)
    {
        double a = x;
        if (n > -5)
        {
            double[][] rows = { new double[] { x }, new double[] { x * x, 2 } };
            a = Fold(rows, 0, x);
            rows[1][0] = 5 * x;
            a *= Fold(rows, 0, a);
        }
        return a;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LongerRows(double x, int n)
    {
        double[][] rows = new double[3][];
        double a = Math.Sin(x);
        for (int k = 0; k < 3; k++)
            rows[k] = new double[] { x * k * 0.1 + 1, 2 };
        for (int k = 0; k < 3; k++)
        {
            a = Math.Sin(Fold(rows, 0, a) + a);
            double[] longer = new double[100];
            longer[0] = x * a * 0.1;
            longer[99] = a;
            rows[k] = longer;
            rows[(k + 1) % 3][0] += 0.1 * a;
        }
        return a + Fold(rows, 0, a * a);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LongerLists(double x, double y)
    {
        double a = Math.Sin(x);
        List<double> list = [a];
        for (int k = 0; k < 150; k++)
            list.Add(a * k * 0.01 + y * 0.001);
        a += Fold(list, 140, y);
        for (int k = 0; k < 250; k++)
            list.Add(0.1 * a);
        list[145] = a * y;
        return a * Fold(list, 395, a);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfConstants(double x, double y) => x * Told(0.5, s_table, 2) + y;

    private static double Fold(double[][] rows, int i, double x) =>
        i >= rows.Length ? x : Math.Sin(Fold(rows, i + 1, x * rows[i][0]) + rows[i][0]);

    private static double Fold(List<double> list, int i, double x) =>
        i >= list.Count ? x : Math.Sin(Fold(list, i + 1, x * list[i]) + list[i]);

    // It cannot be differentiated, and need not.
    internal static double Told(double x, double[] from, int n)
    {
        lock (from)
            return n <= 0 ? x * from[0] : Told(x * from[1], from, n - 1) + x;
    }
}
