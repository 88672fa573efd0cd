using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Where a function is smooth: the interval from which each operand is drawn, and what to keep away from.</summary>
internal static class Domains
{
    private static readonly Dictionary<string, (double Low, double High)[]> s_intervals = new()
    {
        ["Acos"] = [(-0.95, 0.95)],
        ["AcosPi"] = [(-0.95, 0.95)],
        ["Asin"] = [(-0.95, 0.95)],
        ["AsinPi"] = [(-0.95, 0.95)],
        ["Atanh"] = [(-0.95, 0.95)],
        ["Acosh"] = [(1.1, 9)],
        ["Log"] = [(0.1, 9)],
        ["Log2"] = [(0.1, 9)],
        ["Log10"] = [(0.1, 9)],
        ["LogP1"] = [(-0.8, 9)],
        ["Log2P1"] = [(-0.8, 9)],
        ["Log10P1"] = [(-0.8, 9)],
        ["LogBase"] = [(0.1, 9), (1.3, 9)],
        ["Sqrt"] = [(0.1, 9)],
        ["Pow"] = [(0.1, 4), (-4, 4)],
        ["RootN"] = [(0.1, 9), (1, 7)],
        ["ReciprocalEstimate"] = [(-4, -0.2)],
        ["ReciprocalSqrtEstimate"] = [(0.2, 4)],
        ["Remainder"] = [(-9, 9), (0.7, 4)],
        ["IEEERemainder"] = [(-9, 9), (0.7, 4)],
        ["ScaleB"] = [(-4, 4), (-9, 9)],
        ["Clamp"] = [(-4, 4), (-2, -0.1), (0.1, 2)],
        ["ClampNative"] = [(-4, 4), (-2, -0.1), (0.1, 2)],
        ["Tan"] = [(-1.3, 1.3)],
        ["TanPi"] = [(-0.4, 0.4)],
    };

    /// <summary>The functions that are not what is computed: their values are estimates, so differences of them mean nothing.</summary>
    public static bool IsEstimate(string function) => function is "ReciprocalEstimate" or "ReciprocalSqrtEstimate";

    /// <summary>The functions whose value differs from their operand by one unit in the last place: the slope is 1 by decision.</summary>
    public static bool IsNeighbour(string function) => function is "BitIncrement" or "BitDecrement";

    /// <summary>Random points of the smooth domain, with the largest step that stays in it.</summary>
    public static IEnumerable<(double[] Point, double Step)> Points(Rule rule, int count, int seed)
    {
        var random = new Random(seed);
        for (int found = 0; found < count;)
        {
            double[] point = [.. Enumerable.Range(0, rule.Arity).Select(i => Draw(rule.Name, i, random))];
            double step = Math.Min(0.1, 0.3 * Margin(rule.Name, point));
            if (step < 0.005)
                continue;
            found++;
            yield return (point, step);
        }
    }

    private static double Draw(string function, int index, Random random)
    {
        (double low, double high) = s_intervals.TryGetValue(function, out (double, double)[]? intervals) ? intervals[index] : (-4, 4);
        double value = low + ((high - low) * random.NextDouble());
        return function is "RootN" or "ScaleB" && index == 1 ? Math.Round(value) : value;
    }

    /// <summary>The distance to the next point that is not smooth, roughly.</summary>
    private static double Margin(string function, double[] p) => function switch
    {
        "Abs" or "CopySign" => p.Min(Math.Abs),
        "Max" or "Min" or "MaxNative" or "MinNative" or "MaxNumber" or "MinNumber" => Math.Abs(p[0] - p[1]),
        "MaxMagnitude" or "MinMagnitude" or "MaxMagnitudeNumber" or "MinMagnitudeNumber" => Math.Abs(Math.Abs(p[0]) - Math.Abs(p[1])),
        "Clamp" or "ClampNative" => Math.Min(Math.Abs(p[0] - p[1]), Math.Abs(p[0] - p[2])),
        "Remainder" => ToStep(p[0] / p[1]),
        "IEEERemainder" => ToStep((p[0] / p[1]) + 0.5),
        "Asin" or "Acos" or "AsinPi" or "AcosPi" or "Atanh" => 1 - Math.Abs(p[0]),
        "Acosh" => p[0] - 1,
        "LogP1" or "Log2P1" or "Log10P1" => 1 + p[0],
        "Log" or "Log2" or "Log10" or "Sqrt" or "Pow" or "RootN" or "LogBase" => p[0],
        "Tan" => (Math.PI / 2) - Math.Abs(p[0]),
        "TanPi" => 0.5 - Math.Abs(p[0]),
        "Cbrt" => Math.Abs(p[0]),
        "Divide" => Math.Abs(p[1]),
        // The branch cut lies along b < 0.
        "Atan2" or "Atan2Pi" when p[1] < 0 => Math.Abs(p[0]),
        "Hypot" or "Atan2" or "Atan2Pi" => Math.Sqrt((p[0] * p[0]) + (p[1] * p[1])),
        _ => 1,
    };

    /// <summary>How far a quotient's operands may move before it passes a whole number.</summary>
    private static double ToStep(double quotient) => 0.05 * Math.Abs(quotient - Math.Round(quotient));
}
