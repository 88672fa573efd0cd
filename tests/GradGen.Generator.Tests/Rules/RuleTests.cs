using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Every rule against differences of the function itself, and against closed forms.</summary>
public class RuleTests
{
    private const int PointsPerRule = 200;

    private static readonly FormulaInterpreter s_double = new(single: false);
    private static readonly FormulaInterpreter s_single = new(single: true);

    public static TheoryData<string> Names => [.. RuleTable.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void PartialsAreTheSlopes(string name) => Assert.Null(Disagreement(RuleTable.Find(name)!));

    [Theory]
    [MemberData(nameof(Names))]
    public void PartialsInFloatAreThoseInDouble(string name)
    {
        Rule rule = RuleTable.Find(name)!;
        foreach ((double[] drawn, _) in Domains.Points(rule, PointsPerRule, seed: 2))
        {
            double[] point = [.. drawn.Select(x => (double)(float)x)];
            double[] expected = s_double.Partials(rule, point), actual = s_single.Partials(rule, point);
            for (int i = 0; i < point.Length; i++)
                if (!double.IsNaN(expected[i]) && !Domains.IsEstimate(name))
                    Assert.True(Math.Abs(expected[i] - actual[i]) <= 2e-5 * Math.Max(1, Math.Abs(expected[i])), Describe(rule, point, i, expected[i], actual[i]));
        }
    }

    [Fact]
    public void AWrongRuleIsFound()
    {
        Assert.NotNull(Disagreement(new Rule("Sin", 1, false, _ => [Formula.Call("Sin", new Argument(0))])));
        Assert.NotNull(Disagreement(new Rule("Exp", 1, false, _ => [new Outcome() * 1.0000001])));
        Assert.NotNull(Disagreement(new Rule("Hypot", 2, false, _ => [new Argument(0) / new Outcome(), new Argument(0) / new Outcome()])));
    }

    [Fact]
    public void PartialsAreTheClosedForms()
    {
        foreach ((string name, Func<double, double> form) in ClosedForms)
        {
            Rule rule = RuleTable.Find(name)!;
            foreach ((double[] point, _) in Domains.Points(rule, PointsPerRule, seed: 3))
            {
                double expected = form(point[0]), actual = s_double.Partials(rule, point)[0];
                Assert.True(Math.Abs(expected - actual) <= 1e-13 * Math.Max(1, Math.Abs(expected)), Describe(rule, point, 0, expected, actual));
            }
        }
    }

    /// <summary>Where a naive formula overflows, vanishes or cancels.</summary>
    [Theory]
    [InlineData("Atan2", 1e200, 1e200, 5e-201, -5e-201)]
    [InlineData("Atan2", 3e-200, 4e-200, 1.6e199, -1.2e199)]
    [InlineData("Atan2", 0, -2, -0.5, 0)]
    [InlineData("Atan2", 2, 0, 0, -0.5)]
    [InlineData("Hypot", 3e200, 4e200, 0.6, 0.8)]
    [InlineData("Acosh", 1e200, double.NaN, 1e-200, double.NaN)]
    [InlineData("ExpM1", -40, double.NaN, 4.248354255291589e-18, double.NaN)]
    [InlineData("Asin", 0.9999999999999999, double.NaN, 67108864.0, double.NaN)]
    [InlineData("Remainder", 0.9, 0.1, 1, -8)]
    public void ExtremesAreExact(string name, double a, double b, double first, double second)
    {
        Rule rule = RuleTable.Find(name)!;
        double[] partials = s_double.Partials(rule, double.IsNaN(b) ? [a] : [a, b]);
        Assert.True(Agree(first, partials[0]), Describe(rule, [a, b], 0, first, partials[0]));
        if (!double.IsNaN(b))
            Assert.True(Agree(second, partials[1]), Describe(rule, [a, b], 1, second, partials[1]));

        static bool Agree(double expected, double actual) => Math.Abs(actual - expected) <= 1e-13 * Math.Abs(expected);
    }

    private static IEnumerable<(string, Func<double, double>)> ClosedForms =>
    [
        ("Sin", Math.Cos),
        ("Cos", x => -Math.Sin(x)),
        ("Tan", x => 1 / (Math.Cos(x) * Math.Cos(x))),
        ("Asin", x => 1 / Math.Cos(Math.Asin(x))),
        ("Acos", x => -1 / Math.Sin(Math.Acos(x))),
        ("Atan", x => Math.Cos(Math.Atan(x)) * Math.Cos(Math.Atan(x))),
        ("Sinh", x => (Math.Exp(x) + Math.Exp(-x)) / 2),
        ("Cosh", x => (Math.Exp(x) - Math.Exp(-x)) / 2),
        ("Tanh", x => 1 / (Math.Cosh(x) * Math.Cosh(x))),
        ("Asinh", x => 1 / Math.Cosh(Math.Asinh(x))),
        ("Acosh", x => 1 / Math.Sqrt((x * x) - 1)),
        ("Atanh", x => 1 / (1 - (x * x))),
        ("Exp", Math.Exp),
        ("Exp2", x => Math.Log(2) * Math.Pow(2, x)),
        ("Exp10", x => Math.Log(10) * Math.Pow(10, x)),
        ("ExpM1", Math.Exp),
        ("Log", x => 1 / x),
        ("Log2", x => 1 / (x * Math.Log(2))),
        ("Log10", x => 1 / (x * Math.Log(10))),
        ("LogP1", x => 1 / (1 + x)),
        ("Sqrt", x => 0.5 / Math.Sqrt(x)),
        ("Cbrt", x => Math.Pow(Math.Abs(x), -2.0 / 3) / 3),
        ("SinPi", x => Math.PI * Math.Cos(Math.PI * x)),
        ("ReciprocalEstimate", x => -Math.Pow(x, -2)),
        ("ReciprocalSqrtEstimate", x => -0.5 * Math.Pow(x, -1.5)),
    ];

    /// <summary>The first point where a rule is not the slope of its function, or null.</summary>
    private static string? Disagreement(Rule rule)
    {
        if (Domains.IsNeighbour(rule.Name))
            return null;
        foreach ((double[] point, double step) in Domains.Points(rule, PointsPerRule, seed: 1))
        {
            double[] partials = s_double.Partials(rule, point);
            for (int i = 0; i < point.Length; i++)
            {
                if (double.IsNaN(partials[i]) && IsInteger(rule, i))
                    continue;
                int varied = i;
                (double slope, _) = Differences.At(x => Value(rule.Name, [.. point.Select((p, j) => j == varied ? x : p)]), point[i], step);
                if (!(Math.Abs(slope - partials[i]) <= 1e-8 * Math.Max(1, Math.Abs(slope))))
                    return Describe(rule, point, i, slope, partials[i]);
            }
        }
        return null;
    }

    private static bool IsInteger(Rule rule, int index) => rule.Name is "RootN" or "ScaleB" && index == 1;

    private static double Value(string name, double[] operands) => name switch
    {
        "ReciprocalEstimate" => 1 / operands[0],
        "ReciprocalSqrtEstimate" => 1 / Math.Sqrt(operands[0]),
        _ => s_double.Value(name, operands),
    };

    private static string Describe(Rule rule, double[] point, int index, double expected, double actual) =>
        FormattableString.Invariant($"{rule.Name}({string.Join("; ", point)}) by operand {index}: expected {expected:R}, got {actual:R}");
}
