using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>Akima's spline, which does not overshoot beside outliers.</summary>
public static partial class Akima
{
    private readonly struct Segment(double x, double a, double b, double c, double d)
    {
        public readonly double Start = x;
        public double A { get; } = a;
        public double B { get; } = b;
        public double C { get; } = c;
        public double D { get; } = d;

        public double At(double x)
        {
            double dx = x - Start;
            return A + dx * (B + dx * (C + dx * D));
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Evaluate([Domain(0, 5, Length = 7, Ascending = true)] double[] x, [Domain(-1, 1, Length = 7)] double[] y, [Domain(0.8, 4.2)] double at, [Domain(0, 1)] bool modified = false)
    {
        Segment[] segments = Build(x, y, modified);
        int last = segments.Length - 1;
        while (last > 0 && segments[last].Start > at)
            last--;
        return segments[last].At(at);
    }

    private static Segment[] Build(double[] x, double[] y, bool modified)
    {
        int n = x.Length;
        if (n < 5) throw new ArgumentException($"Akima's spline needs 5 points, not {n}", nameof(x));
        // Slopes of the chords, two more at each end.
        var m = new double[n + 3];
        for (int i = 0; i < n - 1; i++)
            m[i + 2] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        m[1] = 2 * m[2] - m[3];
        m[0] = 2 * m[1] - m[2];
        m[n + 1] = 2 * m[n] - m[n - 1];
        m[n + 2] = 2 * m[n + 1] - m[n];

        var slope = new double[n];
        for (int i = 0; i < n; i++)
        {
            double w1 = Math.Abs(m[i + 3] - m[i + 2]), w2 = Math.Abs(m[i + 1] - m[i]);
            if (modified)
            {
                w1 += 0.5 * Math.Abs(m[i + 3] + m[i + 2]);
                w2 += 0.5 * Math.Abs(m[i + 1] + m[i]);
            }
            slope[i] = w1 + w2 < 1e-9 ? 0.5 * (m[i + 1] + m[i + 2]) : (w1 * m[i + 1] + w2 * m[i + 2]) / (w1 + w2);
        }

        var segments = new Segment[n - 1];
        for (int i = 0; i < segments.Length; i++)
        {
            double h = x[i + 1] - x[i];
            segments[i] = new Segment(x[i], y[i], slope[i], (3 * m[i + 2] - 2 * slope[i] - slope[i + 1]) / h, (slope[i] + slope[i + 1] - 2 * m[i + 2]) / (h * h));
        }
        return segments;
    }
}
