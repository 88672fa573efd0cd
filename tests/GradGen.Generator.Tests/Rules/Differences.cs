using System;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Derivatives by central differences, extrapolated to step zero (Ridders).</summary>
internal static class Differences
{
    private const int Rows = 12;
    private const double Shrink = 1.4;

    /// <summary>The derivative of a function at a point, with an estimate of its error; the function must be smooth within the step.</summary>
    public static (double Value, double Error) At(Func<double, double> function, double x, double step)
    {
        var table = new double[Rows, Rows];
        double best = double.NaN, error = double.PositiveInfinity;
        for (int i = 0; i < Rows; i++, step /= Shrink)
        {
            double right = x + step, left = x - step;
            table[0, i] = (function(right) - function(left)) / (right - left);
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                table[j, i] = ((table[j - 1, i] * factor) - table[j - 1, i - 1]) / (factor - 1);
                double change = Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (change <= error)
                    (best, error) = (table[j, i], change);
            }
        }
        return (best, error);
    }
}
