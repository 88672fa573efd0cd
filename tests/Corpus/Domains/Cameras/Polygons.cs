using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Cameras;

/// <summary>Areas and distances in the plane.</summary>
public static partial class Polygons
{
    /// <summary>The area of a polygon clipped by a line: the corners that remain are gathered in lists.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ClippedArea([Domain(0.5, 2, Length = 5)] double[] radii, [Domain(0.2, 1)] double a, [Domain(0.2, 1)] double b, [Domain(0.1, 0.5)] double c)
    {
        List<double> xs = [], ys = [];
        int n = radii.Length;
        for (int i = 0; i < n; i++)
        {
            double x0 = radii[i] * Math.Cos(2 * Math.PI * i / n), y0 = radii[i] * Math.Sin(2 * Math.PI * i / n);
            int j = (i + 1) % n;
            double x1 = radii[j] * Math.Cos(2 * Math.PI * j / n), y1 = radii[j] * Math.Sin(2 * Math.PI * j / n);
            double d0 = a * x0 + b * y0 + c, d1 = a * x1 + b * y1 + c;
            if (d0 >= 0)
            {
                xs.Add(x0);
                ys.Add(y0);
            }
            if (d0 * d1 < 0)
            {
                double t = d0 / (d0 - d1);
                xs.Add(x0 + t * (x1 - x0));
                ys.Add(y0 + t * (y1 - y0));
            }
        }
        double area = 0;
        for (int i = 0, j = xs.Count - 1; i < xs.Count; j = i++)
            area += xs[j] * ys[i] - xs[i] * ys[j];
        return 0.5 * area;
    }

    /// <summary>The distance of a point to a line segment.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SegmentDistance(
        [Domain(-2, 2)] double px, [Domain(0.5, 2)] double py, [Domain(-1, -0.5)] double ax, [Domain(-0.3, 0.3)] double ay, [Domain(0.5, 1)] double bx, [Domain(-0.3, 0.3)] double by)
    {
        double dx = bx - ax, dy = by - ay;
        double t = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
        t = Math.Min(1, Math.Max(0, t));
        double ex = ax + t * dx - px, ey = ay + t * dy - py;
        return Math.Sqrt(ex * ex + ey * ey);
    }

    /// <summary>Heron's formula, stable for needles; the sides are put in order first.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TriangleArea([Domain(2, 2.4)] double a, [Domain(1.5, 1.9)] double b, [Domain(1, 1.4)] double c)
    {
        SwapIfLess(ref a, ref b);
        SwapIfLess(ref b, ref c);
        SwapIfLess(ref a, ref b);
        if (c < a - b)
            throw new ArgumentException($"No triangle has the sides {a}, {b} and {c}.");
        return 0.25 * Math.Sqrt((a + (b + c)) * (c - (a - b)) * (c + (a - b)) * (a + (b - c)));
    }

    private static void SwapIfLess(ref double a, ref double b)
    {
        if (a < b) (a, b) = (b, a);
    }
}
