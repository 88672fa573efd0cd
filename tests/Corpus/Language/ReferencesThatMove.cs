using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>References to elements, and elements about to be assigned, of arrays that change names meanwhile: the element stays that of the array that it was taken from.</summary>
public static partial class ReferencesThatMove
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AssignedLater(double x, double y)
    {
        double[] u = [x, y], v = [y * y, x];
        u[0] = Exchanged(ref u, ref v, y) * x;
        u[1] += Exchanged(ref u, ref v, x) * y;
        return u[0] * 3 + v[0] * 5 + u[1] * v[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Named(double x, double y)
    {
        double[] u = [x, y], v = [y * y, x];
        ref double first = ref u[0];
        for (int i = 0; i < 3; i++)
        {
            (u, v) = (v, u);
            first += x * i;
        }
        return u[0] * 3 + v[0] * 5 + u[1] * v[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Handed(double x, double y)
    {
        double[] u = [x, y], v = [y * y, x];
        double sum = Increased(ref u[0], ref u, ref v, y);
        return sum * u[0] * 3 + v[0] * 5 + u[1] * v[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Visited(double x, double y)
    {
        double[] u = [x, y], v = [y * y, x];
        foreach (ref double element in u.AsSpan())
        {
            if (x > y)
                (u, v) = (v, u);
            element += x * u[0];
        }
        return u[0] * 3 + v[0] * 5 + u[1] * v[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfRows(double x, double y)
    {
        double[] u = [x, y], v = [y * y, x];
        ref double second = ref u[1];
        double[][] rows = [v, u, v];
        second *= y;
        rows[0][0] += x;
        second += rows[1][1];
        return u[0] * 3 + v[0] * 5 + u[1] * v[1] + rows[1][1] * 2;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfPoints(double x, double y)
    {
        (double X, double Y)[] points = [(x, y), (y, x * y)];
        ref (double X, double Y) last = ref points[1];
        ref double height = ref points[0].Y;
        (double X, double Y)[][] rows = [points, points];
        last = (x * x, last.Y * 2);
        height += last.Y;
        return rows[1][1].X * rows[0][1].Y + rows[1][0].Y * points[0].X;
    }

    private static double Exchanged(ref double[] u, ref double[] v, double limit)
    {
        if (limit > 1)
            (u, v) = (v, u);
        return 2 * limit;
    }

    private static double Increased(ref double element, ref double[] u, ref double[] v, double step)
    {
        if (step > 1)
            (u, v) = (v, u);
        element += step;
        return element * 2;
    }
}
