using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Callees that call themselves and take more than numbers and buffers: enums, delegates, structs, objects, variables of the caller.</summary>
public static partial class RecursionOnMore
{
    public enum Weight
    {
        Exponential,
        Sine,
    }

    public readonly record struct Pair(double A, double B)
    {
        public double Length => Math.Sqrt(A * A + B * B);
    }

    public struct Walker
    {
        public double At;

        public double Go(int steps)
        {
            if (steps == 0)
                return At;
            At *= 1.5;
            return Go(steps - 1);
        }

        public readonly double Look(int steps) => steps == 0 ? At : At * Look(steps - 1);
    }

    private sealed class Counter
    {
        public double Total;
    }

    private sealed class Item
    {
        public double Value;
        public Item? Next;

        public double Sum() => Value * Value + (Next == null ? 0 : Next.Sum());
    }

    private interface IShape
    {
        double At(double x);
    }

    private sealed class Parabola(double k) : IShape
    {
        public double At(double x) => k * x * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Enums(double a, double b, double w) => Area(a, b, 3, w, Weight.Sine) + Area(b, a, 2, w, Weight.Exponential);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Delegates(double frequency, double decay) =>
        Integral(t => Math.Exp(-decay * t) * Math.Sin(frequency * t), 0, 2, 4) * Integral(Math.Sin, decay, frequency, 3) + Integral(t => t * frequency, 0, decay, 2);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DelegatesInDelegates(double x, double k) => Repeated(t => Repeated(u => 0.3 * u * k + t, t, 2), x, 3);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Visited(double x, double y)
    {
        double sum = y;
        double last = Visit(t => sum += t * t, x, 3);
        return sum * last;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double StructsIn(double x, double y, double z) => Halved(new Pair(x, y), new Pair(z, x * y), 3);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double StructsOut(double x, double y)
    {
        (Pair p, double d) = Turned(new Pair(x, y), 3);
        return p.A * d + p.B;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ChangedThis(double x)
    {
        var walker = new Walker { At = x };
        return walker.Go(3) + walker.Look(2);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByReference(double x, double y)
    {
        double a = x, b = y;
        Step(ref a, out double c, 3);
        Both(ref a, ref b, 3);
        Both(ref b, ref b, 1);
        return a * b * c;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ElementsByReference(ReadOnlySpan<double> x, double y)
    {
        double[] w = x.ToArray();
        for (int i = 0; i < w.Length; i++)
            Damp(ref w[i], i % 3, y);
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LocalFunctions(double x, double y)
    {
        double calls = 0;
        double best = 0;
        double last = Fibonacci(6);
        Search(x, 0);
        return last * calls + best;

        double Fibonacci(int n)
        {
            calls += x;
            return n < 2 ? n == 0 ? x : y : Fibonacci(n - 1) + x * Fibonacci(n - 2);
        }

        void Search(double v, int depth)
        {
            if (v > best)
                best = v;
            if (depth == 3)
                return;
            Search(v * y, depth + 1);
            Search(v + 0.1 * y, depth + 1);
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MutualLocalFunctions(double x, double y, int n)
    {
        double product = y;
        bool isEven = Even(n);
        return product + (isEven ? x : x * y);

        bool Even(int k)
        {
            product *= x;
            return k <= 0 || Odd(k - 1);
        }

        bool Odd(int k)
        {
            product += y;
            return k > 0 && Even(k - 1);
        }
    }

    /// <summary>The sum over all permutations of the products of a matrix's elements.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Permanent([Domain(-1, 1, Rows = 4, Columns = 4)] double[,] a)
    {
        int n = a.GetLength(0);
        bool[] used = new bool[n];
        return From(0);

        double From(int row)
        {
            if (row == n)
                return 1;
            double sum = 0;
            for (int column = 0; column < n; column++)
            {
                if (used[column])
                    continue;
                used[column] = true;
                sum += a[row, column] * From(row + 1);
                used[column] = false;
            }
            return sum;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Remembered(double x, double y)
    {
        double[] known = new double[8];
        return F(6);

        double F(int n)
        {
            if (n < 2)
                return n == 0 ? x : y;
            if (known[n] == 0)
                known[n] = F(n - 1) * y + F(n - 2) * x;
            return known[n];
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ObjectsThatChange(double x, double y)
    {
        var counter = new Counter();
        Count(counter, x, 3);
        return counter.Total * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LinkedObjects(double x, double y)
    {
        var list = new Item { Value = x };
        list = new Item { Value = y, Next = list };
        list = new Item { Value = x * y, Next = list };
        return list.Sum();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Implementations(double k, double b) => Integral(new Parabola(k), 0, b, 3);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Lists(double x, double y)
    {
        var list = new List<double> { x, y, x * y };
        return Squares(list, 0);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RowsOfArrays([Domain(-1, 1, Rows = 3, Columns = 2)] double[][] a, double y) => Rows(a, 0) * y;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Generic(double x, double y) => Raised(x, 3) + Raised(2, 3) * Raised(y, 4);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Absent(double a, double x) => Scaled(a, 2, x) + Scaled(null, 1, x);

    private static double Area(double a, double b, int depth, double w, Weight weight) => depth == 0
        ? (b - a) * (weight == Weight.Exponential ? Math.Exp(-w * a * b) : Math.Sin(w * a))
        : Area(a, (a + b) / 2, depth - 1, w, weight) + Area((a + b) / 2, b, depth - 1, w, weight);

    private static double Integral(Func<double, double> f, double a, double b, int depth) =>
        depth == 0 ? (b - a) * f((a + b) / 2) : Integral(f, a, (a + b) / 2, depth - 1) + Integral(f, (a + b) / 2, b, depth - 1);

    private static double Integral(IShape f, double a, double b, int depth) =>
        depth == 0 ? (b - a) * f.At((a + b) / 2) : Integral(f, a, (a + b) / 2, depth - 1) + Integral(f, (a + b) / 2, b, depth - 1);

    private static double Repeated(Func<double, double> f, double x, int n) => n == 0 ? x : Repeated(f, f(x), n - 1);

    private static double Visit(Action<double> see, double x, int n)
    {
        see(x);
        return n == 0 ? x : Visit(see, x * x, n - 1);
    }

    private static double Halved(Pair a, Pair b, int depth)
    {
        if (depth == 0)
            return (a.Length + b.Length) * a.A;
        var middle = new Pair((a.A + b.A) / 2, a.B * b.B);
        return Halved(a, middle, depth - 1) + 0.5 * Halved(middle, b, depth - 1);
    }

    private static (Pair Pair, double Factor) Turned(Pair p, int n)
    {
        if (n == 0)
            return (p, p.A);
        (Pair q, double d) = Turned(new Pair(p.B, p.A * p.B), n - 1);
        return (q, d * q.A);
    }

    private static void Step(ref double x, out double y, int n)
    {
        if (n == 0)
        {
            y = x * x;
            return;
        }
        x = Math.Sin(x) + 1;
        Step(ref x, out y, n - 1);
        y *= x;
    }

    private static void Both(ref double a, ref double b, int n)
    {
        if (n == 0)
            return;
        a = 0.5 * a + Math.Sin(b);
        b = 0.5 * Math.Sin(b * a);
        Both(ref b, ref a, n - 1);
    }

    private static void Damp(ref double value, int n, double k)
    {
        if (n == 0)
            return;
        value = Math.Sin(value) * k;
        Damp(ref value, n - 1, k * k);
    }

    private static void Count(Counter counter, double x, int n)
    {
        if (n == 0)
            return;
        counter.Total += x;
        Count(counter, x * x, n - 1);
    }

    private static double Squares(List<double> list, int i) => i == list.Count ? 0 : list[i] * list[i] + Squares(list, i + 1);

    private static double Rows(double[][] a, int i) => i == a.Length ? 0 : a[i][0] * a[i][1] + Rows(a, i + 1);

    private static double Raised(double x, int n) => Raised<double>(x, n);

    private static T Raised<T>(T x, int n)
        where T : System.Numerics.INumber<T> => n == 0 ? T.One : x * Raised(x, n - 1);

    private static double Scaled(double? factor, int n, double x) => n == 0 ? factor.HasValue ? factor.Value * x : x : Scaled(factor, n - 1, x * x);
}
