using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops that choose a number from their iterations: one iteration gives it.</summary>
public static partial class Winners
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Least(ReadOnlySpan<double> x, double y)
    {
        double least = y * y;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < least)
                least = x[i];
        }
        return least * y;
    }

    /// <summary>Every element is as good as another: the first wins, or by <c>&lt;=</c> the last.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Ties(ReadOnlySpan<double> x, double y)
    {
        double first = 8, last = 8;
        for (int i = 0; i < x.Length; i++)
        {
            double whole = Math.Round(x[i]) + y * (i + 1);
            double same = Math.Round(whole - y * (i + 1));
            first = same < first ? same + y * x[i] : first;
            if (same <= last)
                last = same + y * x[i];
        }
        return first + 2 * last;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Nearest(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double nearest = double.PositiveInfinity;
            for (int j = y.Length - 1; j >= 0; j--)
            {
                double square = (x[i] - y[j]) * (x[i] - y[j]);
                if (nearest > square)
                    nearest = square;
            }
            sum += x[i] * (nearest < 1e9 ? nearest : 1);
        }
        return sum;
    }

    /// <summary>Two choices in one loop, and a sum.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Width(ReadOnlySpan<double> x, double scale)
    {
        double low = 9, high = -9, sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double element = scale * x[i] * x[i - 1];
            sum += element * element;
            if (element < low)
                low = element;
            else if (element > high)
                high = Math.Sin(element);
        }
        return (high - low) * sum;
    }

    /// <summary>The place is used after the loop.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AtTheGreatest(double[] x, double[] y)
    {
        double greatest = -10, beside = 1;
        int at = -1;
        for (int i = Math.Min(x.Length, y.Length) - 1; i > -1; i--)
        {
            if (x[i] * y[i] > greatest)
            {
                greatest = x[i] * y[i];
                beside = y[i];
                at = i;
            }
        }
        return at < 0 ? greatest : greatest * y[at] + beside * at;
    }

    /// <summary>No choice: each iteration reads what was chosen so far.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumOfLeasts(ReadOnlySpan<double> x)
    {
        double least = 2, sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < least)
                least = x[i];
            sum += least * least;
        }
        return sum * least;
    }

    /// <summary>No choice: what is chosen comes from what was chosen before.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Halved(ReadOnlySpan<double> x)
    {
        double least = 2;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < least)
                least = (x[i] + least) / 2;
        }
        return least * least;
    }

    /// <summary>What an iteration computes is overwritten by later ones.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Overwritten(ReadOnlySpan<double> x, double y)
    {
        var squares = new double[2];
        double least = 5;
        for (int i = 0; i < x.Length; i++)
        {
            squares[i % 2] = x[i] * x[i] * y;
            if (squares[i % 2] < least)
                least = squares[i % 2];
        }
        return least * y + squares[1];
    }

    /// <summary>The last iterations that went each way.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EitherWay(ReadOnlySpan<double> x, double y)
    {
        double positive = y, other = y * y;
        for (int i = 0; i < x.Length; i += 2)
        {
            double product = x[i] * y;
            if (product > 0)
                positive = Math.Exp(product);
            else
                other = product * x[i];
        }
        return positive * other;
    }

    /// <summary>From a number that is not known before, up and down; the iteration itself has loops and branches.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RowOfLeastSum(ReadOnlySpan<double> x, double y)
    {
        int half = x.Length / 2;
        double least = double.PositiveInfinity, greatest = 0;
        for (int i = half; i < x.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                if (x[j] > 0)
                    sum += x[j] * x[i];
                else
                    sum -= y * x[j];
            }
            if (sum < least)
                least = sum;
        }
        for (int i = half; i > half - 3; i--)
        {
            if (y * i > greatest)
                greatest = y * i * y;
        }
        return (half < x.Length ? least : y) + greatest;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float InSinglePrecision(ReadOnlySpan<float> x, float y)
    {
        float least = 3, greatest = y;
        for (long i = 0; i < x.Length; i++)
        {
            float element = x[(int)i] * y;
            least = least > element ? element : least;
            if (!(element <= greatest))
                greatest = element;
        }
        return least * greatest;
    }

    /// <summary>A choice among choices.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LeastOfGreatest(double[] x, double[] y)
    {
        double least = 50;
        for (int i = 0; i < x.Length; i++)
        {
            double greatest = -50;
            for (int j = 0; j < y.Length; j++)
            {
                double product = (x[i] + 3) * y[j];
                if (product > greatest)
                    greatest = product;
            }
            if (greatest < least)
                least = greatest;
        }
        return least * least;
    }
}
