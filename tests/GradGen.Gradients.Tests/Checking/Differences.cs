using System;
using System.Linq;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>A derivative from values alone.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">How far the last extrapolations differ.</param>
internal readonly record struct Difference(double Value, double Error);

/// <summary>
/// Central differences with shrinking steps, extrapolated to step zero (Ridders 1982). What long steps give counts only where short ones do not contradict it: between
/// kinks further away than the short steps, long ones may agree among themselves on another slope.
/// </summary>
internal static class Differences
{
    private const int Steps = 10;
    private const double Shrink = 1.4;

    private readonly record struct Nearby(double Value, double Error, bool IsKink);

    /// <summary>How many units in the last place of a result its steps may be off.</summary>
    private const double Rounding = 1000;

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
        Nearby[] near = Near(evaluate, results, x, single);
        Difference[] best = [.. near.Select(slope => new Difference(slope.Value, slope.Error))];
        foreach (double step in s_firstSteps)
        {
            if (single && step < 0.01 || Array.TrueForAll(best, difference => difference.Error <= Certain * Math.Max(1, Math.Abs(difference.Value))))
                break;
            Extrapolate(evaluate, x, step * Math.Max(1, Math.Abs(x)) * (single ? 0.5 : 1), near, best);
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

    /// <summary>The slope across a short step, and how far the derivative can be from it: as far as both sides and half the step differ, with what rounding adds.</summary>
    private static Nearby[] Near(Action<double, double[]> evaluate, int results, double x, bool single)
    {
        double step = (single ? 5e-3 : 1e-5) * Math.Max(1, Math.Abs(x));
        double[][] values = [.. new[] { -1, -0.5, 0, 0.5, 1 }.Select(part =>
        {
            double[] at = new double[results];
            evaluate(x + part * step, at);
            return at;
        })];
        var near = new Nearby[results];
        for (int r = 0; r < results; r++)
        {
            double whole = (values[4][r] - values[0][r]) / (2 * step), half = (values[3][r] - values[1][r]) / step;
            double sides = Math.Abs(values[4][r] - 2 * values[2][r] + values[0][r]) / step, nearer = 2 * Math.Abs(values[3][r] - 2 * values[2][r] + values[1][r]) / step;
            double rounding = Rounding * (single ? 1.2e-7 : 2.2e-16) * Math.Max(1, values.Max(value => Math.Abs(value[r]))) / step;
            double error = sides + 10 * Math.Abs(whole - half) + rounding;
            // Of a smooth function the sides differ half as much at half the step; at a kink nothing is gained by longer ones.
            bool isKink = sides > rounding && nearer > 0.75 * sides;
            near[r] = double.IsNaN(error) ? new Nearby(double.NaN, double.PositiveInfinity, false) : new Nearby(whole, error, isKink);
        }
        return near;
    }

    private static void Extrapolate(Action<double, double[]> evaluate, double x, double step, Nearby[] near, Difference[] best)
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
                    if (error < best[r].Error && !near[r].IsKink && !(Math.Abs(current[j][r] - near[r].Value) > near[r].Error))
                        best[r] = new Difference(current[j][r], error);
                }
            }
            previous = current;
            step /= Shrink;
        }
    }
}
