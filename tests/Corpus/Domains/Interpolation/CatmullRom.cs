using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>Curves through control points.</summary>
public static partial class CatmullRom
{
    /// <summary>The uniform curve at t in a list of values.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Uniform([Domain(-2, 2, Length = 6)] double[] values, [Domain(0.1, 4.9)] double t)
    {
        int i = (int)t;
        if (i > values.Length - 2) i = values.Length - 2;
        t -= i;
        double p0 = values[Math.Max(i - 1, 0)], p1 = values[i], p2 = values[i + 1], p3 = values[Math.Min(i + 2, values.Length - 1)];
        return 0.5 * (2 * p1 + t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))));
    }

    /// <summary>The centripetal curve between two points of the plane, by Barry and Goldman's pyramid.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (float x, float y) Centripetal([Domain(-1, 0)] Vector2 p0, [Domain(0.5, 1)] Vector2 p1, [Domain(1.5, 2)] Vector2 p2, [Domain(2.5, 3)] Vector2 p3, [Domain(0.1, 0.9)] float t)
    {
        float t0 = 0f;
        float t1 = NextKnot(t0, p0, p1);
        float t2 = NextKnot(t1, p1, p2);
        float t3 = NextKnot(t2, p2, p3);
        t = t1 + t * (t2 - t1);
        Vector2 a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1;
        Vector2 a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2;
        Vector2 a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3;
        Vector2 b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2;
        Vector2 b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3;
        Vector2 c = (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2;
        return (c.X, c.Y);
    }

    private static float NextKnot(float t, Vector2 from, Vector2 to, float alpha = 0.5f) =>
        t + MathF.Pow(Vector2.DistanceSquared(from, to), 0.5f * alpha);

    /// <summary>The length of a closed loop through points, by chords.</summary>
    [Differentiable(nameof(xs), nameof(ys), Derivatives = Gradient | Vjp | Jvp)]
    public static double LoopLength([Domain(-2, 2, Length = 5)] ReadOnlySpan<double> xs, [Domain(-2, 2, Length = 5)] ReadOnlySpan<double> ys, [Domain(2, 4)] int pieces)
    {
        double length = 0;
        var n = xs.Length;
        for (int i = 0; i < n; i++)
        {
            double lastX = xs[i], lastY = ys[i];
            for (int k = 1; k <= pieces; k++)
            {
                double t = (double)k / pieces;
                (double x, double y) = (At(xs, i, t), At(ys, i, t));
                length += Math.Sqrt((x - lastX) * (x - lastX) + (y - lastY) * (y - lastY) + 1e-6);
                (lastX, lastY) = (x, y);
            }
        }
        return length;

        static double At(ReadOnlySpan<double> p, int i, double t)
        {
            int n = p.Length;
            double a = p[(i + n - 1) % n], b = p[i % n], c = p[(i + 1) % n], d = p[(i + 2) % n];
            double t2 = t * t, t3 = t2 * t;
            return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t2 + (3 * b - a - 3 * c + d) * t3);
        }
    }
}
