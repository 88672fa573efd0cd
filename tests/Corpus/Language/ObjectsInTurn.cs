using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Variables that hold now one object, now another: states of an integration, the better of two, results of several returns.</summary>
public static partial class ObjectsInTurn
{
    private sealed class Vector
    {
        private readonly double[] _items;

        public Vector(params double[] items) => _items = (double[])items.Clone();

        public double this[int i]
        {
            get => _items[i];
            set => _items[i] = value;
        }

        public int Length => _items.Length;

        public static Vector operator +(Vector a, Vector b)
        {
            var sum = new Vector(new double[a.Length]);
            for (int i = 0; i < a.Length; i++)
                sum[i] = a[i] + b[i];
            return sum;
        }

        public static Vector operator *(double factor, Vector a)
        {
            var product = new Vector(new double[a.Length]);
            for (int i = 0; i < a.Length; i++)
                product[i] = factor * a[i];
            return product;
        }
    }

    private sealed class Point(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public double Norm => Math.Sqrt(1 + X * X + Y * Y);

        public Point Turned(double angle) => new(X * Math.Cos(angle) - Y * Math.Sin(angle), X * Math.Sin(angle) + Y * Math.Cos(angle));
    }

    private sealed class Pair(Point first, Point second)
    {
        public readonly Point First = first, Second = second;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Pendulum(double angle, double speed, double length)
    {
        var state = new Vector(angle, speed);
        double change = 0;
        for (int i = 0; i < 6; i++)
        {
            Vector before = state;
            Vector middle = state + 0.05 * Slope(state, 2 + length * length);
            state = state + 0.1 * Slope(middle, 2 + length * length);
            change += (state[0] - before[0]) * i;
        }
        return state[0] * state[1] + change;
    }

    /// <summary>What is written through one name is there under the other.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoNames(double x, double y)
    {
        var first = new Vector(x, y);
        Vector second = first;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            first[0] += x * y;
            sum += second[0] * (i + 1);
            second[1] += x;
            if (i == 1)
                second = new Vector(y, i);
        }
        return sum + first[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Exchanged(double x, double y)
    {
        Point a = new(x, y), b = new(y, 2 * x);
        for (int i = 0; i < 3; i++)
            (a, b) = (b, a.Turned(y));
        for (int i = 0; i < 3; i++)
        {
            Point kept = a;
            a = new Point(kept.Y, b.X + x);
            if (i == 1)
                a = kept;
        }
        return a.X + 2 * b.Y * a.Y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Greatest(double[] x)
    {
        var best = new Point(0, 0);
        foreach (double value in x)
        {
            var candidate = new Point(value * value, value);
            if (candidate.X > best.X)
                best = candidate;
        }
        return best.X + best.Norm;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Chosen(double x, double y, int n)
    {
        Point point = n > 2 ? new Point(x, y) : new Point(y * y, x);
        Point given = Started(x, y, point.X);
        return point.X * point.Norm + Grown(given, y).Norm;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Nested(double x, double y)
    {
        var pair = new Pair(new Point(x, y), new Point(y, x));
        for (int i = 0; i < 3; i++)
        {
            Pair before = pair;
            pair = new Pair(pair.Second, pair.First.Turned(x));
            y += before.First.X * pair.Second.Y;
        }
        return y + pair.First.X;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Seen(double x, double y)
    {
        var point = new Point(x, y);
        Func<double> norm = () => point.Norm;
        double sum = norm();
        for (int i = 0; i < 3; i++)
        {
            point = point.Turned(x);
            sum += norm() * point.X;
        }
        return sum;
    }

    private static Vector Slope(Vector state, double stiffness) => new(state[1], -stiffness * Math.Sin(state[0]));

    private static Point Started(double x, double y, double limit)
    {
        if (limit > 1)
            return new Point(x, 1);
        if (limit > 0)
            return new Point(y, x);
        return new Point(x * y, 3);
    }

    private static Point Grown(Point point, double step)
    {
        while (true)
        {
            if (point.Norm > 4)
                return point;
            point = new Point(point.X * 1.3 + step, point.Y + 0.5);
        }
    }
}
