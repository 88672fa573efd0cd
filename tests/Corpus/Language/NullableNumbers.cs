using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Operators on nullable numbers and structs: null where an operand is null, and comparisons with null are false.</summary>
public static partial class NullableNumbers
{
    public readonly record struct Span2(double Low, double High)
    {
        public static Span2 operator +(Span2 a, Span2 b) => new(a.Low + b.Low, a.High * b.High);

        public static Span2 operator -(Span2 a) => new(-a.High, -a.Low);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Arithmetic(double x, double y, [Domain(0, 5)] int n)
    {
        double? a = n > 2 ? x : null;
        double? sum = a + y;
        double? product = -a * y - 1;
        sum /= 2;
        product++;
        int? count = n > 1 ? n : null;
        count += 2;
        int? ratio = 7 / count;
        return (sum ?? x * x) * (product ?? y) + (ratio ?? 1) * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Best(ReadOnlySpan<double> x, double bound)
    {
        double? best = null;
        for (int i = 0; i < x.Length; i++)
        {
            double? next = i % 3 != 1 ? x[i] * bound : null;
            if (best is null || next > best)
                best = next;
        }
        return best == null ? bound : best.Value * bound;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Comparisons(double x, double y)
    {
        double? a = x, none = null;
        double result = 0;
        if (a < y)
            result += x;
        if (a >= y)
            result += x * y;
        if (none < y || none >= y)
            result = 0;
        if (none != a)
            result += y * y;
        bool? isLess = x < y;
        return !isLess == true ? result * x : result * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OperatorsOfStructs(double x, double y, [Domain(0, 3)] int n)
    {
        Span2? a = new Span2(x, y);
        Span2? b = n == 1 ? null : new Span2(y, x);
        Span2? both = a + -b;
        return (both?.Low ?? x) * y + (both?.High ?? y * y);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Matched(double x, double y)
    {
        double? a = x > y ? x * y : null, none = null;
        double result = a is double value ? value * x : y;
        if (a is { } present)
            result += present;
        if (none is double or { })
            result = 0;
        if (a is double && a is not null)
            result *= y;
        Span2? pair = x > 0 ? new Span2(x, y) : null;
        return pair is { Low: > 0.25 } or Span2 { High: < 0 } ? result * x : result + (a switch { { } v when v > 0 => v * v, null => y * y, _ => x });
    }

    /// <summary>What is surely null is named where it would be read, which throws.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Missing(double x, [Domain(1, 5)] int n)
    {
        double[]? none = null;
        string? text = null;
        object? thing = null;
        Span<double> empty = none;
        if (n == 0)
            return none![0] * x + none.Length + none.GetLength(0) + text!.Length;
        return thing is string or "a" ? x : x * x * n + empty.Length;
    }
}
