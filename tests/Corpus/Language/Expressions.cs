using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Expressions that no other file shows: patterns of tuples, their equality, what is constant or goes on as it is.</summary>
public static partial class Expressions
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Matched(double x, double y, int n)
    {
        double value = (n, x) switch
        {
            (0, _) => y,
            (1, > 0) => x * y,
            var (count, factor) => count * factor,
        };
        if (new Pair { First = value, Second = y } is { First: > 0, Second: var second })
            value += second * x;
        return (n, 1) == (2, 1) ? value * value : value * y;
    }

    private struct Pair
    {
        public double First, Second;
    }

    private static readonly List<int> s_table = [3, 4];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Constants(double x, double y)
    {
        const double half = 0.5;
        var weights = new Dictionary<string, double> { ["a"] = 1.5 };
        int length = nameof(x).Length + sizeof(int) + typeof(double).Name.Length + $"{y > 0}".Length;
        if (!weights.TryGetValue("a", out double weight) || int.TryParse("x", out _))
            weight = 2;
        foreach (int i in s_table)
            x += i * half * y;
        return x * weight * length + default(double) * y + ('c' - 'a') * x * s_table[0];
    }
}
