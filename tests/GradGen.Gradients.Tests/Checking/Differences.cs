using System;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>A derivative from values alone.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">How far the last extrapolations differ.</param>
internal readonly record struct Difference(double Value, double Error);

/// <summary>Central differences with shrinking steps, extrapolated to step zero (Ridders 1982).</summary>
internal static class Differences
{
    private const int Steps = 10;
    private const double Shrink = 1.4;

    /// <summary>A relative error at which no smaller first step is tried.</summary>
    private const double Certain = 1e-10;

    private static readonly double[] s_firstSteps = [0.3, 0.03, 0.003, 3e-4, 2e-5];

    /// <summary>The derivatives of several results with respect to one variable, from the first step that is certain, or else the most certain one. Kinks and poles need a short one.</summary>
    /// <param name="evaluate">Fills the results at a value of the variable.</param>
    /// <param name="results">The number of results.</param>
    /// <param name="x">Where.</param>
    /// <param name="single">True when the values have the accuracy of <see langword="float"/>.</param>
    public static Difference[] At(Action<double, double[]> evaluate, int results, double x, bool single = false)
    {
        var best = new Difference[results];
        Array.Fill(best, new Difference(double.NaN, double.PositiveInfinity));
        foreach (double step in s_firstSteps)
        {
            if (single && step < 0.01 || Array.TrueForAll(best, difference => difference.Error <= Certain * Math.Max(1, Math.Abs(difference.Value))))
                break;
            Extrapolate(evaluate, x, step * Math.Max(1, Math.Abs(x)) * (single ? 0.5 : 1), best);
        }
        return best;
    }

    /// <summary>The derivative to one side, with a step and half of it extrapolated to zero; NaN where the function is not a number there.</summary>
    public static double FromOneSide(Func<double, double> evaluate, double x, int side, bool single = false)
    {
        double step = side * (single ? 0.01 : 1e-4) * Math.Max(1, Math.Abs(x));
        double here = evaluate(x);
        return (4 * evaluate(x + step / 2) - evaluate(x + step) - 3 * here) / step;
    }

    private static void Extrapolate(Action<double, double[]> evaluate, double x, double step, Difference[] best)
    {
        double[] high = new double[best.Length];
        double[] low = new double[best.Length];
        double[][] previous = [];
        for (int i = 0; i < Steps; i++)
        {
            evaluate(x + step, high);
            evaluate(x - step, low);
            double width = (x + step) - (x - step);
            double[][] current = new double[i + 1][];
            current[0] = new double[best.Length];
            for (int r = 0; r < best.Length; r++)
                current[0][r] = (high[r] - low[r]) / width;
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                current[j] = new double[best.Length];
                for (int r = 0; r < best.Length; r++)
                {
                    current[j][r] = (current[j - 1][r] * factor - previous[j - 1][r]) / (factor - 1);
                    double error = Math.Max(Math.Abs(current[j][r] - current[j - 1][r]), Math.Abs(current[j][r] - previous[j - 1][r]));
                    if (error < best[r].Error)
                        best[r] = new Difference(current[j][r], error);
                }
            }
            previous = current;
            step /= Shrink;
        }
    }
}
