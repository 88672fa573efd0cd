using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Gradients.Tests.Checking;
using static GradGen.Gradients.Tests.Checking.Dense;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>The closed forms of rows 40 to 47, beyond the paper: matrices, and what networks are made of.</summary>
internal static class MatrixForms
{
    public static readonly Dictionary<string, Func<Point, double[,]>> All = new()
    {
        ["Row40_MatrixProduct.Multiply"] = Product,
        ["Row41_TraceOfProduct.Trace"] = Trace,
        ["Row42_QuadraticForm.Form"] = Quadratic,
        ["Row43_LeastSquares.Residual"] = LeastSquares,
        ["Row44_LogSumExp.LogSumExp"] = point => Row(Softmax(point.Vector("x"))),
        ["Row45_CrossEntropy.CrossEntropy"] = point =>
            Row([.. Softmax(point.Vector("x")).Zip(point.Vector("t"), (p, t) => p * point.Vector("t").Sum() - t)]),
        ["Row46_TwoLayerNetwork.Loss"] = Network,
        ["Row47_Convolution.Convolve"] = Convolution,
    };

    private static double[,] Product(Point point)
    {
        (int rows, int inner, int columns) = (point.Integer("rows"), point.Integer("inner"), point.Integer("columns"));
        double[] w = point.Vector("w");
        double[] x = point.Vector("x");
        return Beside(
            Make(rows * columns, rows * inner, (y, v) => y / columns == v / inner ? x[v % inner * columns + y % columns] : 0),
            Make(rows * columns, inner * columns, (y, v) => y % columns == v % columns ? w[y / columns * inner + v / columns] : 0));
    }

    private static double[,] Trace(Point point)
    {
        (int p, int m, int n) = (point.Integer("p"), point.Integer("m"), point.Integer("n"));
        double[] a = point.Vector("a");
        double[] b = point.Vector("b");
        return Make(1, m * n, (_, v) => Enumerable.Range(0, p).Sum(i => b[v % n * p + i] * a[i * m + v / n]));
    }

    private static double[,] Quadratic(Point point)
    {
        double[] x = point.Vector("x");
        double[] a = point.Vector("a");
        int n = x.Length;
        return Beside(
            Make(1, n, (_, i) => Enumerable.Range(0, n).Sum(j => (a[i * n + j] + a[j * n + i]) * x[j])),
            Make(1, n * n, (_, v) => x[v / n] * x[v % n]));
    }

    private static double[,] LeastSquares(Point point)
    {
        double[] a = point.Vector("a");
        double[] x = point.Vector("x");
        double[] b = point.Vector("b");
        int n = x.Length;
        double[] residual = [.. b.Select((element, i) => Enumerable.Range(0, n).Sum(j => a[i * n + j] * x[j]) - element)];
        return Beside(
            Make(1, a.Length, (_, v) => 2 * residual[v / n] * x[v % n]),
            Make(1, n, (_, j) => 2 * Enumerable.Range(0, b.Length).Sum(i => a[i * n + j] * residual[i])),
            Make(1, b.Length, (_, i) => -2 * residual[i]));
    }

    private static double[] Softmax(double[] x)
    {
        double sum = x.Sum(Math.Exp);
        return [.. x.Select(element => Math.Exp(element) / sum)];
    }

    private static double[,] Network(Point point)
    {
        double[] w = point.Vector("w");
        double[] b = point.Vector("b");
        double[] v = point.Vector("v");
        double[] x = point.Vector("x");
        double[] h = [.. b.Select((bias, i) => Math.Tanh(Enumerable.Range(0, x.Length).Sum(j => w[i * x.Length + j] * x[j]) + bias))];
        double twice = 2 * (h.Zip(v, (left, right) => left * right).Sum() + point.Real("c") - point.Real("t"));
        double[] inner = [.. h.Zip(v, (hidden, weight) => twice * weight * (1 - hidden * hidden))];
        return Beside(
            Make(1, w.Length, (_, k) => inner[k / x.Length] * x[k % x.Length]),
            Row(inner),
            Row([.. h.Select(hidden => twice * hidden)]),
            Row(twice));
    }

    private static double[,] Convolution(Point point)
    {
        double[] w = point.Vector("w");
        double[] x = point.Vector("x");
        int rows = x.Length - w.Length + 1;
        return Beside(
            Make(rows, w.Length, (i, k) => x[i + k]),
            Make(rows, x.Length, (i, j) => j >= i && j - i < w.Length ? w[j - i] : 0));
    }
}
