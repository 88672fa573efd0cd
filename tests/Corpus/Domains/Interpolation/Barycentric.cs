using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>Polynomials through points, in several forms.</summary>
public static partial class Barycentric
{
    /// <summary>The second barycentric form; at a node, the node's value.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Lagrange([Domain(-1, 1, Length = 5, Ascending = true)] double[] nodes, [Domain(-2, 2, Length = 5)] double[] values, [Domain(-0.9, 0.9)] double x)
    {
        double[] weights = Weights(nodes);
        double numerator = 0, denominator = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            double difference = x - nodes[i];
            if (difference == 0)
                return values[i];
            double term = weights[i] / difference;
            numerator += term * values[i];
            denominator += term;
        }
        return numerator / denominator;
    }

    private static double[] Weights(double[] nodes)
    {
        var w = new double[nodes.Length];
        Array.Fill(w, 1.0);
        for (int i = 0; i < w.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
            {
                if (j == i) continue;
                w[i] /= nodes[i] - nodes[j];
            }
        }
        return w;
    }

    /// <summary>Chebyshev points, where the weights are known.</summary>
    [Differentiable(nameof(values), nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Chebyshev([Domain(-2, 2, Length = 6)] ReadOnlySpan<double> values, [Domain(-0.95, 0.95)] double x)
    {
        int n = values.Length - 1;
        double top = 0, bottom = 0;
        for (int j = 0; j <= n; j++)
        {
            double node = Math.Cos(Math.PI * j / n);
            double weight = (j % 2 == 0 ? 1 : -1) * (j == 0 || j == n ? 0.5 : 1.0);
            if (Math.Abs(x - node) < double.Epsilon)
                return values[j];
            weight /= x - node;
            top += weight * values[j];
            bottom += weight;
        }
        return top / bottom;
    }

    /// <summary>Neville's scheme, with an estimate of the error.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double value, double error) Neville([Domain(-1, 1, Length = 4, Ascending = true)] double[] xs, [Domain(-2, 2, Length = 4)] double[] ys, [Domain(-0.9, 0.9)] double x)
    {
        double[] p = [.. ys];
        double error = 0;
        for (int m = 1; m < p.Length; m++)
        {
            for (int i = 0; i < p.Length - m; i++)
            {
                double updated = ((x - xs[i + m]) * p[i] + (xs[i] - x) * p[i + 1]) / (xs[i] - xs[i + m]);
                error = updated - p[i];
                p[i] = updated;
            }
        }
        return (p[0], error);
    }

    /// <summary>Newton's form: divided differences in place, then Horner's rule.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Newton([Domain(-1, 1, Length = 5, Ascending = true)] ReadOnlySpan<double> xs, [Domain(-2, 2, Length = 5)] ReadOnlySpan<double> ys, [Domain(-0.9, 0.9)] double x)
    {
        Span<double> c = stackalloc double[ys.Length];
        ys.CopyTo(c);
        for (int order = 1; order < c.Length; order++)
            for (int i = c.Length - 1; i >= order; i--)
                c[i] = (c[i] - c[i - 1]) / (xs[i] - xs[i - order]);
        double value = c[^1];
        for (int i = c.Length - 2; i >= 0; i--)
            value = value * (x - xs[i]) + c[i];
        return value;
    }
}
