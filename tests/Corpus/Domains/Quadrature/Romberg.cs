using System;
using System.Diagnostics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Extrapolation of the trapezoidal rule.</summary>
public static partial class Romberg
{
    private const int MaxLevel = 12;

    /// <summary>The length of an arc of a parabola.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ArcLength([Domain(0.2, 2)] double curvature, [Domain(0.5, 2)] double end)
    {
        var table = new double[MaxLevel, MaxLevel];
        double h = end;
        table[0, 0] = 0.5 * h * (Speed(0, curvature) + Speed(end, curvature));
        for (int level = 1; level < MaxLevel; level++)
        {
            h *= 0.5;
            double sum = 0;
            for (int k = 1; k < 1 << level; k += 2)
                sum += Speed(k * h, curvature);
            table[level, 0] = 0.5 * table[level - 1, 0] + h * sum;

            double factor = 1;
            for (int j = 1; j <= level; j++)
            {
                factor *= 4;
                table[level, j] = (factor * table[level, j - 1] - table[level - 1, j - 1]) / (factor - 1);
            }
            double change = table[level, level] - table[level - 1, level - 1];
            Debug.WriteLine($"level {level}: change {change:E3}");
            if (level > 2 && Math.Abs(change) < 1e-12)
                return table[level, level];
        }
        return table[MaxLevel - 1, MaxLevel - 1];
    }

    private static double Speed(double x, double c) => Math.Sqrt(1 + 4 * c * c * x * x);

    /// <summary>The same with two rows that change places.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoRows([Domain(0.5, 2)] double rate, [Domain(0.5, 2)] double span)
    {
        static double G(double t, double rate) => Math.Log(1 + rate * t) / (1 + t * t);

        double[] previous = new double[MaxLevel], current = new double[MaxLevel];
        double h = span;
        previous[0] = (G(0, rate) + G(span, rate)) * h / 2;
        for (int i = 1; i < MaxLevel; i++)
        {
            h /= 2;
            double c = 0;
            int pieces = 1 << (i - 1);
            for (int j = 1; j <= pieces; j++)
                c += G((2 * j - 1) * h, rate);
            current[0] = h * c + previous[0] / 2;
            for (int j = 1; j <= i; ++j)
            {
                double nk = Math.Pow(4, j);
                current[j] = (nk * current[j - 1] - previous[j - 1]) / (nk - 1);
            }
            if (i > 1 && Math.Abs(previous[i - 1] - current[i]) < 1e-13)
                return current[i];
            (previous, current) = (current, previous);
        }
        return previous[MaxLevel - 1];
    }
}
