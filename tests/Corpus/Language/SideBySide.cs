using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops of all shapes, of which some can run in the lanes of vectors and others must not.</summary>
public static partial class SideBySide
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Functions(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Sin(x[i] * x[i]) * Math.Exp(-x[i]) + Math.Tanh(x[i]) / (1 + Math.Cos(x[i]) * Math.Cos(x[i])) + Math.Atan2(x[i], 2) + Math.Sqrt(1 + x[i] * x[i]);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Powers(ReadOnlySpan<double> x, double p)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Pow(1.5 + Math.Abs(x[i]), p) + Math.Log(2 + x[i] * x[i]);
        return sum * sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoWays(ReadOnlySpan<double> x, double a)
    {
        double sum = 0, other = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > a)
            {
                sum += x[i] * a;
            }
            else
            {
                double t = x[i] - a;
                if (t < -0.5 && x[i] < 0.9 || t > -0.1)
                    other -= t * t * i;
                else
                    sum += 2 * x[i];
            }
        }
        return sum * other;
    }

    /// <summary>A way that two conditions choose, and that is long.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ThreeWays(ReadOnlySpan<double> x, double a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y;
            if (x[i] > a)
                y = Math.Exp(-x[i] * x[i]) * Math.Sin(x[i]) / (1 + x[i]);
            else if (x[i] < 2 * a - 1)
                y = Math.Exp(a - x[i]) * Math.Cos(x[i]) / (2 + x[i] * x[i]) + Math.Log(3 + x[i]);
            else
                y = x[i];
            sum += y * y * a;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Neighbours(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= x.Length - 2; i++)
        {
            double bend = x[i + 1] - 2 * x[i] + x[i - 1];
            sum += bend * bend;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Greatest(ReadOnlySpan<double> x)
    {
        double greatest = -1, least = 3, sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            greatest = Math.Max(greatest, x[i]);
            least = Math.Min(x[i] * x[i], least);
        }
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - greatest);
        return greatest + Math.Log(1 + sum) * least;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OwnArray(ReadOnlySpan<double> x, double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] w = new double[3];
            double total = 0;
            for (int k = 0; k < 3; k++)
            {
                w[k] = Math.Exp(-(x[i] - k * a) * (x[i] - k * a));
                total += w[k];
            }
            double mean = 0;
            for (int k = 0; k < 3; k++)
                mean += w[k] / (total + b * b + 1) * k;
            sum += mean * mean;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Shared(ReadOnlySpan<double> x, double a)
    {
        double[] shared = new double[3];
        for (int i = 0; i < x.Length; i++)
        {
            double y = Math.Sin(x[i] * a);
            for (int k = 0; k < 3; k++)
                shared[k] += y * k;
        }
        return shared[0] + shared[1] * shared[2];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EveryOther(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length / 2; i++)
        {
            y[2 * i] = Math.Exp(x[2 * i + 1]);
            y[2 * i + 1] = x[2 * i] * y[2 * i];
        }
        for (int i = 0; i < x.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rows(ReadOnlySpan<double> x, double a)
    {
        double sum = 0;
        int width = x.Length / 3;
        double[] y = new double[x.Length];
        for (int row = 0; row < 3; row++)
        {
            double total = 0;
            for (int j = 0; j < width; j++)
                total += Math.Exp(a * x[row * width + j]);
            for (int j = 0; j < width; j++)
                y[row * width + j] = Math.Exp(a * x[row * width + j]) / total;
        }
        for (int i = 0; i < x.Length; i++)
            sum += y[i] * y[i] * (i + 1);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Overlapping(ReadOnlySpan<double> x)
    {
        double[] y = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += x[i] * x[i];
            y[i + 1] += Math.Sin(x[i]);
        }
        for (int i = 0; i < x.Length; i++)
            y[i + 1] = y[i] * 0.5 + y[i + 1];
        return y[x.Length];
    }

    /// <summary>Rows that reach into those that follow: the iteration that comes last has the last word.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OverlappingRows(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double[] y = new double[3 * x.Length + 4];
        for (int i = 0; i < x.Length; i++)
        {
            double t = x[i];
            for (int j = 0; j < 3; j++)
            {
                t = Math.Sin(t) + 0.5 * y[i + j];
                y[i + j] = t;
            }
        }
        for (int i = 0; i < x.Length; i++)
        {
            double t = x[i];
            for (int j = 0; j < 4; j++)
            {
                t = Math.Sin(t) + 0.5;
                y[3 * i + j] = t * y[3 * i + j];
            }
        }
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RowsOfEachLength(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double[] y = new double[3 * x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double t = x[i];
            for (int k = 1; k < 4; k++)
            {
                for (int j = 0; j < k; j++)
                {
                    t = Math.Sin(t) + 0.5;
                    y[i * k + j] = t;
                }
            }
        }
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    /// <summary>What no iteration reaches throws nothing.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Unreached(ReadOnlySpan<double> x, double a)
    {
        double sum = 0, nan = Math.Log(-1 - a * a);
        int least = int.MinValue + x.Length - x.Length;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1000)
                sum += Math.Sign(nan) * x[i] + Math.Clamp(a, 5.0, a - 1) * x[i] + Math.Abs(least) * x[i];
            for (int j = 1_000_000; j < x.Length; j++)
                sum += Math.Clamp(a, 5.0, a - 1) * x[i];
            sum += x[i] * x[i] * a;
        }
        return sum;
    }

    /// <summary>The counter, moved, overflows; so does a step.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Overflowing(ReadOnlySpan<double> x)
    {
        double sum = 0;
        double[] y = new double[1];
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i] * (1e-9 * (i + 2147483645));
        for (int i = 0; i < x.Length; i++)
            y[i * 65536 * 65536] = Math.Sin(x[i]) + 0.5 * y[i * 65536 * 65536];
        return sum + y[0];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Backwards(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i--)
            sum += x[i] * x[x.Length - 1 - i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float InSingle(ReadOnlySpan<float> x, float a)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += MathF.Exp(-x[i] * x[i]) * a + i * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfTwoTypes(ReadOnlySpan<double> x, float a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float y = (float)x[i] * a;
            sum += y * x[i];
        }
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Squares(ReadOnlySpan<double> x, double a, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = x[i] * x[i] * a + Math.Max(x[i], a);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp, FloatingPoint = FloatingPoint.Strict)]
    public static double Strict(ReadOnlySpan<double> x, double a)
    {
        double sum = 0;
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Sqrt(1 + x[i] * x[i]) / 3 * a;
        for (int i = 0; i < x.Length; i++)
            sum += y[i] * 0.1;
        return sum;
    }

    /// <summary>Rows that end before they begin, where <paramref name="m"/> is less than 2, and are put side by side for two loops.</summary>
    [Differentiable(nameof(a), Derivatives = Gradient | Vjp | Jvp)]
    public static double WithoutEnds(ReadOnlySpan<double> x, double a, int n, int m)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = a;
            for (int j = 0; j < m - 2; j++)
                t = Math.Sin(t + x[i * m + j]);
            for (int j = 0; j < m - 2; j++)
                t = Math.Cos(t * x[i * m + j]);
            sum += t;
        }
        return sum;
    }

    /// <summary>A buffer of a negative length in a loop that does not run.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ScratchOfEach(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] powers = new double[Math.Min(x.Length, 5) - 1];
            for (int j = 0; j < powers.Length; j++)
                powers[j] = j == 0 ? x[i] : powers[j - 1] * x[i] / 2;
            for (int j = 0; j < powers.Length; j++)
                sum += Math.Sin(powers[j]);
        }
        return sum;
    }
}
