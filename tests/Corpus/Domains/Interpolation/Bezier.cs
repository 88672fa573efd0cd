using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>A point of the plane.</summary>
public struct Point2
{
    public double X;
    public double Y;

    public Point2(double x, double y) => (X, Y) = (x, y);

    public static Point2 Lerp(in Point2 a, in Point2 b, double t) => new(a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t);

    public static Point2 operator -(Point2 a, Point2 b) => new(a.X - b.X, a.Y - b.Y);

    public readonly double Norm() => Math.Sqrt(X * X + Y * Y);

    public readonly void Deconstruct(out double x, out double y)
    {
        x = X;
        y = Y;
    }
}

/// <summary>Four control points.</summary>
public readonly record struct CubicBezier(Point2 P0, Point2 P1, Point2 P2, Point2 P3)
{
    public Point2 At(double t)
    {
        Point2 a = Point2.Lerp(P0, P1, t), b = Point2.Lerp(P1, P2, t), c = Point2.Lerp(P2, P3, t);
        Point2 d = Point2.Lerp(a, b, t), e = Point2.Lerp(b, c, t);
        return Point2.Lerp(d, e, t);
    }

    public (CubicBezier left, CubicBezier right) Split(double t)
    {
        Point2 a = Point2.Lerp(P0, P1, t), b = Point2.Lerp(P1, P2, t), c = Point2.Lerp(P2, P3, t);
        Point2 d = Point2.Lerp(a, b, t), e = Point2.Lerp(b, c, t);
        Point2 f = Point2.Lerp(d, e, t);
        return (new CubicBezier(P0, a, d, f), this with { P0 = f, P1 = e, P2 = c });
    }

    public double ChordLength => (P3 - P0).Norm();

    public double PolygonLength => (P1 - P0).Norm() + (P2 - P1).Norm() + (P3 - P2).Norm();
}

/// <summary>Bézier curves.</summary>
public static partial class Bezier
{
    /// <summary>De Casteljau's algorithm for any degree.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DeCasteljau([Domain(-2, 2, Length = 6)] ReadOnlySpan<double> control, [Domain(0, 1)] double t)
    {
        double[] work = control.ToArray();
        for (int left = work.Length - 1; left > 0; left--)
        {
            Span<double> row = work.AsSpan(0, left + 1);
            for (int i = 0; i < left; i++)
                row[i] += t * (row[i + 1] - row[i]);
        }
        return work[0];
    }

    /// <summary>The same by recursion over slices.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Recursive([Domain(-2, 2, Length = 5)] ReadOnlySpan<double> control, [Domain(0, 1)] double t)
    {
        if (control.Length == 1)
            return control[0];
        return (1 - t) * Recursive(control[..^1], t) + t * Recursive(control[1..], t);
    }

    /// <summary>The length of a cubic, subdivided until the pieces are flat.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Length(
        [Domain(-0.1, 0.1)] double x0, [Domain(-0.1, 0.1)] double y0, [Domain(0.2, 0.5)] double x1, [Domain(0.8, 1.2)] double y1,
        [Domain(0.6, 1)] double x2, [Domain(-1, 1)] double y2, [Domain(1.2, 1.5)] double x3, [Domain(-0.5, 0.5)] double y3)
    {
        var curve = new CubicBezier(new(x0, y0), new(x1, y1), new(x2, y2), new Point2 { X = x3, Y = y3 });
        return LengthOf(curve, depth: 4);
    }

    private static double LengthOf(CubicBezier curve, int depth)
    {
        double chord = curve.ChordLength, polygon = curve.PolygonLength;
        if (depth == 0 || polygon - chord < 1e-13)
            return 0.5 * (chord + polygon);
        (CubicBezier left, CubicBezier right) = curve.Split(0.5);
        return LengthOf(left, depth - 1) + LengthOf(right, depth - 1);
    }

    /// <summary>A rational curve: a weight for each control point.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) Rational([Domain(-2, 2, Length = 4)] double[] xs, [Domain(-2, 2, Length = 4)] double[] ys, [Domain(0.5, 2, Length = 4)] double[] weights, [Domain(0, 1)] double t)
    {
        int degree = xs.Length - 1;
        double x = 0, y = 0, w = 0;
        for (int i = 0; i <= degree; i++)
        {
            double b = Binomial(degree, i) * Math.Pow(t, i) * Math.Pow(1 - t, degree - i) * weights[i];
            x += b * xs[i];
            y += b * ys[i];
            w += b;
        }
        return (x / w, y / w);
    }

    private static int Binomial(int n, int k)
    {
        int result = 1;
        for (int i = 1; i <= k; i++)
            result = result * (n - k + i) / i;
        return result;
    }

    /// <summary>How far a quadratic curve in space bulges from its chord.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Sagitta([Domain(-1, 0)] Vector3 start, [Domain(0.5, 2)] Vector3 control, [Domain(-0.5, 0.4)] Vector3 end)
    {
        Vector3 middle = 0.25f * start + 0.5f * control + 0.25f * end;
        return Vector3.Distance(middle, Vector3.Lerp(start, end, 0.5f));
    }
}
