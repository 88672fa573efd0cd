using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>A cubic spline, natural unless slopes are given.</summary>
public sealed class CubicSpline
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly double[] second;
    private int last;

    public CubicSpline(double[] x, double[] y, double startSlope = double.NaN, double endSlope = double.NaN)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} abscissae but {y.Length} ordinates.");
        if (x.Length < 3)
            throw new ArgumentException("At least three points are needed.", nameof(x));
        this.x = x;
        this.y = y;
        second = new double[x.Length];
        Prepare(startSlope, endSlope);
    }

    private void Prepare(double startSlope, double endSlope)
    {
        int n = x.Length;
        double[] u = new double[n - 1];
        if (double.IsNaN(startSlope))
        {
            second[0] = u[0] = 0.0;
        }
        else
        {
            second[0] = -0.5;
            u[0] = 3.0 / (x[1] - x[0]) * ((y[1] - y[0]) / (x[1] - x[0]) - startSlope);
        }
        for (int i = 1; i < n - 1; i++)
        {
            double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            double p = sig * second[i - 1] + 2.0;
            second[i] = (sig - 1.0) / p;
            u[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            u[i] = (6.0 * u[i] / (x[i + 1] - x[i - 1]) - sig * u[i - 1]) / p;
        }
        double qn = 0.0, un = 0.0;
        if (!double.IsNaN(endSlope))
        {
            qn = 0.5;
            un = 3.0 / (x[n - 1] - x[n - 2]) * (endSlope - (y[n - 1] - y[n - 2]) / (x[n - 1] - x[n - 2]));
        }
        second[n - 1] = (un - qn * u[n - 2]) / (qn * second[n - 2] + 1.0);
        for (int k = n - 2; k >= 0; k--)
            second[k] = second[k] * second[k + 1] + u[k];
    }

    private int Locate(double at)
    {
        // Most calls ask near the last one.
        if (at >= x[last] && at <= x[last + 1])
            return last;
        int lo = 0, hi = x.Length - 1;
        while (hi - lo > 1)
        {
            int mid = lo + (hi - lo) / 2;
            if (at < x[mid]) hi = mid;
            else lo = mid;
        }
        return last = lo;
    }

    public double Evaluate(double at)
    {
        int k = Locate(at);
        double h = x[k + 1] - x[k];
        double a = (x[k + 1] - at) / h, b = (at - x[k]) / h;
        return a * y[k] + b * y[k + 1] + ((a * a * a - a) * second[k] + (b * b * b - b) * second[k + 1]) * (h * h) / 6.0;
    }

    public double Slope(double at)
    {
        int k = Locate(at);
        double h = x[k + 1] - x[k];
        double a = (x[k + 1] - at) / h, b = (at - x[k]) / h;
        return (y[k + 1] - y[k]) / h + ((3.0 * b * b - 1.0) * second[k + 1] - (3.0 * a * a - 1.0) * second[k]) * h / 6.0;
    }

    public double Integral()
    {
        double sum = 0.0;
        for (int k = 0; k + 1 < x.Length; k++)
        {
            double h = x[k + 1] - x[k];
            sum += 0.5 * h * (y[k] + y[k + 1]) - h * h * h / 24.0 * (second[k] + second[k + 1]);
        }
        return sum;
    }
}

/// <summary>Uses of the spline.</summary>
public static partial class CubicSplines
{
    private static readonly double[] s_times = [0.0, 0.5, 1.25, 2.0, 3.0];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Natural([Domain(-2, 2, Length = 5)] double[] values, [Domain(0.1, 2.9)] double at)
    {
        var spline = new CubicSpline(s_times, values);
        return spline.Evaluate(at);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Clamped([Domain(0, 4, Length = 5, Ascending = true)] double[] knots, [Domain(-2, 2, Length = 5)] double[] values, [Domain(-1, 1)] double startSlope, [Domain(-1, 1)] double endSlope)
    {
        CubicSpline spline = new(knots, values, startSlope, endSlope: endSlope);
        double middle = 0.5 * (knots[0] + knots[^1]);
        return spline.Integral() + spline.Slope(middle);
    }

    /// <summary>Resamples a curve to equal distances.</summary>
    [Differentiable(nameof(values), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Resampled([Domain(-2, 2, Length = 5)] double[] values, [Domain(3, 7)] int count)
    {
        var spline = new CubicSpline(s_times, values);
        double[] result = new double[count];
        double step = s_times[^1] / (count - 1);
        int i = 0;
        while (i < count)
            result[i] = spline.Evaluate(i++ * step);
        return result;
    }
}
