using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>docs/rules.md, from the rule table and the catalogue.</summary>
internal static class RulesPage
{
    /// <summary>Where a function that is not a number everywhere is one.</summary>
    private static readonly Dictionary<string, string> s_domains = new()
    {
        ["Acos"] = "-1 ≤ a ≤ 1",
        ["AcosPi"] = "-1 ≤ a ≤ 1",
        ["Asin"] = "-1 ≤ a ≤ 1",
        ["AsinPi"] = "-1 ≤ a ≤ 1",
        ["Acosh"] = "a ≥ 1",
        ["Atanh"] = "-1 < a < 1",
        ["Log"] = "a > 0",
        ["Log2"] = "a > 0",
        ["Log10"] = "a > 0",
        ["LogP1"] = "a > -1",
        ["Log2P1"] = "a > -1",
        ["Log10P1"] = "a > -1",
        ["LogBase"] = "a > 0, b > 0, b ≠ 1",
        ["Pow"] = "a ≥ 0, or b whole",
        ["RootN"] = "a ≥ 0, or n odd",
        ["Sqrt"] = "a ≥ 0",
        ["ReciprocalSqrtEstimate"] = "a > 0",
    };

    public static string Text()
    {
        var page = new StringBuilder();
        page.Append("# Derivative rules\n\n");
        page.Append("Generated from the rule table by the tests; `GRADGEN_UPDATE=1 dotnet test` writes it anew. Operands are a, b, c (n an integer), the result is y.\n");
        page.Append("Partials are evaluated in the type of the function, double or float. What holds where a function has no derivative: [nonsmooth-points.md](nonsmooth-points.md).\n\n");
        page.Append("## Functions and operators with a rule\n\n");
        page.Append("\"infinite slope\": a partial is infinite at a point where the value is finite; there, a zero seed gives zero.\n\n");
        page.Append("| y | domain | active | partials, in order | |\n|---|---|---|---|---|\n");
        foreach (Rule rule in RuleTable.All.OrderBy(rule => rule.Name, StringComparer.Ordinal))
            foreach ((string active, string partials) in Variants(rule))
                page.Append($"| `{Call(rule)}` | {(s_domains.TryGetValue(rule.Name, out string? domain) ? domain : "")} | {active} | {partials} | {(rule.IsSingular ? "infinite slope" : "")} |\n");

        page.Append("\n## Derivative 0\n\nThe function is constant almost everywhere.\n\n| method | on | why |\n|---|---|---|\n");
        Rows(page, Treatment.Zero, row => $"{row.Method} {row.Reason}");
        page.Append("\n## Passed through\n\nThe comparison operators, the overloads of Abs, Sign, Max, Min, Clamp and BigMul on integers, and these tests: their results carry no derivative.\n\n| method | on | |\n|---|---|---|\n");
        Rows(page, Treatment.Passed, _ => "");
        page.Append("\n## Split\n\nA method that returns a tuple is taken as one function per element.\n\n| method | on | elements |\n|---|---|---|\n");
        Rows(page, Treatment.Split, row => row.Reason.Replace(" ", ", ", StringComparison.Ordinal));
        page.Append("\n## Refused\n\n| method | on | why |\n|---|---|---|\n");
        Rows(page, Treatment.Refused, row => $"{row.Method} {row.Reason}");
        foreach (KeyValuePair<string, string> refusal in CatalogRows.RefusedOfNumber)
            page.Append($"| `{refusal.Key}`, every overload | double, float | {refusal.Key} {refusal.Value} |\n");
        foreach (KeyValuePair<string, string> refusal in CatalogRows.RefusedOfMath)
            page.Append($"| `{refusal.Key}`, other overloads | Math | {refusal.Key} {refusal.Value} |\n");
        page.Append("| any, on decimal | Math | computes in decimal; use double |\n| any, on nint or nuint | Math | computes in a native integer; use int or long |\n");
        return page.ToString();
    }

    private static void Rows(StringBuilder page, Treatment treatment, Func<CatalogRow, string> note)
    {
        foreach (CatalogRow row in CatalogRows.All.Where(row => row.Treatment == treatment))
            page.Append($"| `{row.Method}({string.Join(", ", row.Parameters.Select(letter => letter switch { 'r' => "real", 'i' => "int", _ => "MidpointRounding" }))})` | {On(row.Homes)} | {note(row)} |\n");
    }

    private static string On(Homes homes) => homes.HasFlag(Homes.Number) ? homes.HasFlag(Homes.Math) ? "Math, MathF, double, float" : "double, float" : "Math, MathF";

    /// <summary>One line, or one for each choice of active operands on which the partials depend.</summary>
    private static IEnumerable<(string Active, string Partials)> Variants(Rule rule)
    {
        List<(string Active, string Partials)> variants = [];
        for (int mask = (1 << rule.Arity) - 1; mask > 0; mask--)
        {
            bool[] active = [.. Enumerable.Range(0, rule.Arity).Select(i => (mask & (1 << i)) != 0)];
            Formula?[] partials = rule.PartialsFor(active.ToEquatableArray());
            string names = string.Join(" ", active.Select((x, i) => x ? Name(rule, i) : "").Where(x => x.Length > 0));
            variants.Add((names, string.Join("; ", partials.Where((partial, i) => active[i] && partial is not null).Select(partial => $"`{Print(partial!, rule)}`"))));
        }
        bool depends = Enumerable.Range(0, rule.Arity).Any(i => rule.PartialsFor([.. Enumerable.Repeat(true, rule.Arity)])[i] is Formula full
            && !full.Equals(rule.PartialsFor([.. Enumerable.Range(0, rule.Arity).Select(j => j == i)])[i]));
        return depends ? variants : [("", variants[0].Partials)];
    }

    private static string Call(Rule rule) => Enum.TryParse(rule.Name, out Operator op)
        ? op == Operator.Negate ? "-a" : $"a {Symbol(op)} b"
        : $"{rule.Name}({string.Join(", ", Enumerable.Range(0, rule.Arity).Select(i => Name(rule, i)))})";

    private static string Name(Rule rule, int index) => rule.Name is "RootN" or "ScaleB" && index == 1 ? "n" : ((char)('a' + index)).ToString();

    private static string Print(Formula formula, Rule rule, bool inner = false)
    {
        string text = formula switch
        {
            Argument f => Name(rule, f.Index),
            Outcome => "y",
            Number f => f.Value.ToString("R", CultureInfo.InvariantCulture),
            Real f => Print(f.Inner, rule),
            Negation f => $"-{Print(f.Inner, rule, true)}",
            Arithmetic f => $"{Print(f.Left, rule, true)} {Symbol(f.Operator)} {Print(f.Right, rule, true)}",
            FunctionCall f => $"{f.Function}({string.Join(", ", f.Arguments.Select(argument => Print(argument, rule)))})",
            Conditional f => $"{Print(f.Condition.Left, rule)} {Symbol(f.Condition.Operator)} {Print(f.Condition.Right, rule)} ? {Print(f.Then, rule, true)} : {Print(f.Otherwise, rule, true)}",
            _ => throw new NotSupportedException(formula.GetType().Name),
        };
        return inner && formula is Arithmetic or Conditional or Number { Value: < 0 } ? $"({text})" : text;
    }

    private static string Symbol(Operator op) => op switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "·",
        Operator.Divide => "/",
        Operator.Remainder => "%",
        Operator.Less => "<",
        Operator.LessOrEqual => "≤",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => "≥",
        Operator.Equal => "=",
        _ => throw new NotSupportedException(op.ToString()),
    };
}
