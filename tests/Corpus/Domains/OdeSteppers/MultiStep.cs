using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Methods that remember earlier slopes.</summary>
public static partial class MultiStep
{
    private static readonly double[] Bashforth4 = { 55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24 };

    /// <summary>Adams and Bashforth's method of fourth order, its history in a ring.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AdamsBashforth([Domain(0.5, 2)] double y, [Domain(0.2, 1)] double a, [Domain(0.2, 1)] double b, [Domain(6, 20)] int steps)
    {
        const double h = 0.05;
        double[] ring = new double[4];
        int head = 0;
        double t = 0;
        for (int i = 0; i < steps; i++)
        {
            double f = a * Math.Sin(t) - b * y * y;
            ring[head % 4] = f;
            if (i < 3)
            {
                // Heun's method until there is a history.
                double predicted = y + h * f;
                y += 0.5 * h * (f + a * Math.Sin(t + h) - b * predicted * predicted);
            }
            else
            {
                double sum = 0;
                for (int j = 0; j < 4; j++)
                    sum += Bashforth4[j] * ring[(head - j + 4) % 4];
                y += h * sum;
            }
            head = (head + 1) & 3;
            t += h;
        }
        return y;
    }

    /// <summary>A trajectory gathered in lists, and the area below it.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AreaBelow([Domain(0.5, 2)] double k, [Domain(0.5, 2)] double y0, [Domain(0.1, 0.3)] double h)
    {
        if (!(h > 1e-3))
            throw new ArgumentException($"The step {h} is too small.", nameof(h));
        var times = new List<double> { 0.0 };
        var values = new List<double>(16) { y0 };
        while (times[^1] < 0.95)
        {
            double t = times[times.Count - 1], y = values[values.Count - 1];
            double slope = values.Count < 2 ? -k * y : 1.5 * -k * y - 0.5 * -k * values[^2];
            times.Add(t + h);
            values.Add(y + h * slope);
        }
        double area = 0;
        for (int i = 1; i < times.Count; i++)
            area += 0.5 * (times[i] - times[i - 1]) * (values[i] + values[i - 1]);
        return area;
    }

    /// <summary>The Gragg-Bulirsch-Stoer extrapolation over one large step.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BulirschStoer([Domain(0.5, 1.5)] double y0, [Domain(0.2, 1)] double c, [Domain(0.2, 0.8)] double step)
    {
        int[] divisions = { 2, 4, 6, 8 };
        double[][] table = new double[divisions.Length][];
        for (int row = 0; row < divisions.Length; row++)
        {
            table[row] = new double[row + 1];
            table[row][0] = ModifiedMidpoint(y0, c, step, divisions[row]);
            for (int col = 1; col <= row; col++)
            {
                double ratio = (double)divisions[row] / divisions[row - col];
                table[row][col] = table[row][col - 1] + (table[row][col - 1] - table[row - 1][col - 1]) / (ratio * ratio - 1);
            }
        }
        return table[^1][^1];
    }

    private static double ModifiedMidpoint(double y0, double c, double step, int n)
    {
        double h = step / n;
        double F(double t, double y) => y * Math.Cos(t) - c * y * y;
        double before = y0, at = y0 + h * F(0, y0);
        for (int m = 1; m < n; m++)
        {
            double after = before + 2 * h * F(m * h, at);
            before = at;
            at = after;
        }
        return 0.5 * (at + before + h * F(step, at));
    }
}
