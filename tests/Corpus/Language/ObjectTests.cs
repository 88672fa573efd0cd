using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>?., is and switch on objects from outside and on strings: asked of what is there.</summary>
public static partial class ObjectTests
{
    private static readonly object?[] s_things = [1, "ab", 2.5, null, new Weighted { Weight = 0.5 }, 'c', Kind.Second, (byte)3];

    private static readonly Node s_first = new() { Weight = 2, Name = "abc", Numbers = [4, 5], Next = new Weighted { Weight = 3, Extra = 1.5 } };

    private static readonly Node? s_none = Find("d");

    private static Node? Find(string name) => s_first.Name == name ? s_first : null;

    public enum Kind
    {
        First,
        Second,
    }

    private class Node
    {
        public double Weight { get; init; }

        public string? Name { get; init; }

        public List<int>? Numbers { get; init; }

        public Node? Next { get; init; }

        public double Twice() => 2 * Weight;
    }

    private sealed class Weighted : Node
    {
        public double Extra { get; init; }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ThroughNulls(double x, double y)
    {
        double a = s_first?.Next?.Next?.Weight ?? 3;
        double? b = s_none?.Weight;
        int length = s_first?.Name?.Trim().Length ?? 1;
        s_first?.Numbers?.Sort();
        return a * x * x + (b ?? y) * length + (s_first?.Numbers?[1] ?? 0) * (s_first?.Next?.Twice() ?? 1) * x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByType(double x, double y)
    {
        double sum = x;
        foreach (object? thing in s_things)
        {
            sum += thing switch
            {
                int n when n > 0 => n * x,
                string { Length: > 1 } text => text.Length * x * y,
                double d => d * y,
                null => x * x,
                Weighted { Weight: var weight } => weight * y * y,
                Kind.Second => x * 0.25,
                byte => y * 0.125,
                _ => 1,
            };
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByPattern(double x, double y)
    {
        double result = x * y;
        if (s_first.Next is Weighted { Extra: > 1 and < 2 } inner)
            result += inner.Extra * x;
        if (s_first is { Name: { Length: 3 } name, Next: { Next: null } last })
            result *= name.Length * last.Weight;
        if (s_first is not Weighted && s_things[1] is string)
            result += y * y;
        return s_none is null ? result : 0;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfWhatIsMade(double x, double y)
    {
        Node made = new Weighted { Weight = x * y, Extra = y };
        double extra = made is Weighted weighted ? weighted.Extra : 1;
        return (made?.Weight ?? 0) * extra + (made?.Next?.Weight ?? x);
    }
}
