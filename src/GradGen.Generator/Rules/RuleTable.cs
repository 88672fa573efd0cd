using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Every derivative rule: one line each, x the operand (a, b, c for several, n an integer), y the result.</summary>
/// <remarks>
/// Partials are differentiated again for second derivatives, so a condition may only single out points where the function has no derivative:
/// a guard at a smooth point would give the right slope there and the wrong curvature. What a partial calls has a rule or is constant almost everywhere.
/// </remarks>
internal static partial class RuleTable
{
    private static readonly Dictionary<string, Rule> s_rules = new[] { Operators, Exponential, Trigonometric, Algebraic, Piecewise }
        .SelectMany(family => family)
        .ToDictionary(rule => rule.Name);

    /// <summary>All rules, for the tests and the generated page.</summary>
    public static IEnumerable<Rule> All => s_rules.Values;

    private static Rule[] Operators =>
    [
        Unary(nameof(Operator.Negate), (x, y) => -1),
        Binary(nameof(Operator.Add), (a, b, y) => (1, 1)),
        Binary(nameof(Operator.Subtract), (a, b, y) => (1, -1)),
        Binary(nameof(Operator.Multiply), (a, b, y) => (b, a)),
        Binary(nameof(Operator.Divide), (a, b, y) => (1 / b, -(1 / b * y))),
        // From the result: truncating a / b would be off by one where the quotient rounds up to a whole number.
        Binary(nameof(Operator.Remainder), (a, b, y) => (1, Call("Round", (y - a) / b))),
    ];

    /// <summary>The rule of a function or operator, or null when it has none (its result is then never active).</summary>
    public static Rule? Find(string name) => OwnFunction.IsOwn(name) ? OwnFunction.Rule(name) : s_rules.TryGetValue(name, out Rule? rule) ? rule : null;

    private static Rule Unary(string name, Func<Formula, Formula, Formula> partial) =>
        new(name, 1, false, _ => [partial(new Argument(0), new Outcome())]);

    private static Rule Binary(string name, Func<Formula, Formula, Formula, (Formula, Formula)> partials) =>
        new(name, 2, false, _ =>
        {
            (Formula a, Formula b) = partials(new Argument(0), new Argument(1), new Outcome());
            return [a, b];
        });

    private static Rule Ternary(string name, Func<Formula, Formula, Formula, (Formula, Formula, Formula)> partials) =>
        new(name, 3, false, _ =>
        {
            (Formula a, Formula b, Formula c) = partials(new Argument(0), new Argument(1), new Argument(2));
            return [a, b, c];
        });

    /// <summary>A function of a real and an integer, which is never active.</summary>
    private static Rule Indexed(string name, Func<Formula, Formula, Formula, Formula> partial) =>
        new(name, 2, false, _ => [partial(new Argument(0), new Argument(1), new Outcome()), null]);

    /// <summary>A partial is infinite where the value is finite.</summary>
    private static Rule Singular(Rule rule) => rule with { IsSingular = true };
}
