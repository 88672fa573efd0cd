using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops of <c>Math.Max</c> and <c>Math.Min</c>.</summary>
public static partial class Extremes
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Greatest(ReadOnlySpan<double> x, double y)
    {
        double greatest = y;
        for (int i = 0; i < x.Length; i++)
            greatest = Math.Max(greatest, x[i]);
        return greatest * greatest;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Width(double[] x, double[] y)
    {
        double low = 3, high = -3;
        for (int i = 1; i < Math.Min(x.Length, y.Length); i++)
        {
            high = Math.Max(x[i], high);
            low = Math.Min(low, y[i]);
        }
        return high * low;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GreatestOfRows(ReadOnlySpan<double> x, double y)
    {
        int columns = x.Length / 3;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * columns, columns);
            double greatest = y * i;
            foreach (double element in row)
                greatest = Math.Max(greatest, element);
            double least = double.PositiveInfinity;
            for (int j = i; j < row.Length; j++)
                least = Math.Min(row[j], least);
            sum += greatest * (double.IsInfinity(least) ? y : least);
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float InSinglePrecision(ReadOnlySpan<float> x, float y)
    {
        float greatest = y, least = y * y;
        for (int i = 0; i < x.Length; i++)
        {
            greatest = Math.Max(greatest, x[i]);
            least = Math.Min(least, x[i]);
        }
        return greatest * least + greatest;
    }

    /// <summary>Elements that change later.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Changing(ReadOnlySpan<double> x, double y)
    {
        double[] squares = x.ToArray();
        double greatest = 0;
        for (int i = 0; i < squares.Length; i++)
            greatest = Math.Max(greatest, squares[i]);
        for (int i = 0; i < squares.Length; i++)
            squares[i] = squares[i] * squares[i] - y;
        for (int i = 0; i < squares.Length; i++)
            greatest = Math.Max(greatest, squares[i]);
        return greatest;
    }

    /// <summary>Elements that are computed, and an extremum that an iteration reads.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Peaks(ReadOnlySpan<double> x, double y)
    {
        double greatest = y, sum = 0, least = 7;
        for (int i = 0; i < x.Length; i++)
        {
            least = Math.Min(least, x[i] * y);
            greatest = Math.Max(greatest, x[i]);
            sum += greatest * least;
        }
        return sum;
    }
}
