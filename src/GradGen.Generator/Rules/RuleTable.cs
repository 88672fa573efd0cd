using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Every derivative rule: one line each, x the operand (a, b for two), y the result.</summary>
internal static class RuleTable
{
    private static readonly Dictionary<string, Rule> s_rules = new Rule[]
    {
        Unary(nameof(Operator.Negate), (x, y) => -1),
        Binary(nameof(Operator.Add), (a, b, y) => (1, 1)),
        Binary(nameof(Operator.Subtract), (a, b, y) => (1, -1)),
        Binary(nameof(Operator.Multiply), (a, b, y) => (b, a)),
        Binary(nameof(Operator.Divide), (a, b, y) => (1 / b, -(y / b))),
        Binary(nameof(Operator.Remainder), (a, b, y) => (1, -Call("Truncate", a / b))),
        Unary("Exp", (x, y) => y),
        Unary("Sin", (x, y) => Call("Cos", x)),
        Unary("Cos", (x, y) => -Call("Sin", x)),
        Singular(Unary("Sqrt", (x, y) => 0.5 / y)),
        Unary("Log", (x, y) => 1 / x),
    }.ToDictionary(rule => rule.Name);

    /// <summary>The rule of a function or operator, or null when it has none (its result is then never active).</summary>
    public static Rule? Find(string name) => s_rules.TryGetValue(name, out Rule? rule) ? rule : null;

    private static Rule Unary(string name, Func<Formula, Formula, Formula> partial) =>
        new(name, 1, false, _ => [partial(new Argument(0), new Outcome())]);

    private static Rule Binary(string name, Func<Formula, Formula, Formula, (Formula, Formula)> partials) =>
        new(name, 2, false, _ =>
        {
            (Formula a, Formula b) = partials(new Argument(0), new Argument(1), new Outcome());
            return [a, b];
        });

    private static Rule Singular(Rule rule) => rule with { IsSingular = true };
}
