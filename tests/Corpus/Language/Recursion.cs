using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Callees that call themselves, and each other.</summary>
public static partial class Recursion
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Power(double x, int n)
    {
        if (n == 0)
            return 1;
        double half = Power(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Mutual(double x, int n) => Even(x, n);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TreeProduct(ReadOnlySpan<double> x) => Tree(x, 0, x.Length);

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Waves(Span<double> a) => Wave(a, 0, a.Length);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Alternating(double x, double y, int n)
    {
        (double first, double second) = Turned(x, y, n);
        return first * second;
    }

    private static (double First, double Second) Turned(double x, double cotangent, int n)
    {
        if (n <= 0)
            return (x * cotangent, Math.Sin(x));
        var (first, second) = Turned(cotangent * 0.5, x, n - 1);
        return (first * x, second - cotangent);
    }

    private static double Even(double x, int n) => n <= 0 ? x : Math.Sin(Odd(x, n - 1)) + x;

    private static double Odd(double x, int n) => n <= 0 ? x * x : Even(x, n - 1) * x;

    private static double Tree(ReadOnlySpan<double> x, int start, int end)
    {
        if (end <= start)
            return 1;
        if (end - start == 1)
            return x[start] + Math.Sin(x[start]);
        int middle = (start + end) / 2;
        return Tree(x, start, middle) * Tree(x, middle, end);
    }

    private static void Wave(Span<double> a, int start, int end)
    {
        if (end - start < 2)
            return;
        int middle = (start + end) / 2;
        Wave(a, start, middle);
        Wave(a, middle, end);
        for (int i = start; i < middle; i++)
        {
            double sum = a[i] + a[middle + i - start];
            a[middle + i - start] = a[i] * a[middle + i - start];
            a[i] = Math.Sin(sum);
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfAnotherType(double x) => Reflected.Sum(x) * x + Reflected.Sum(-x * x);

    private static class Reflected
    {
        public static double Sum(double x) => Part(x, false);

        private static double Part(double x, bool complement)
        {
            if (x < 0)
                return complement ? 2 - Part(-x, true) : -Part(-x, false);
            double sum = x;
            for (int i = 1; i < 5; i++)
                sum += x * x / i;
            return complement ? 1 - sum : sum;
        }
    }
}
