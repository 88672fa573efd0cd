using System;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Evaluates formulas and catalogue functions by the real methods, in double or (rounding every step) in float.</summary>
internal sealed class FormulaInterpreter(bool single)
{
    /// <summary>The value of a function at real and integer operands; integers are those positions marked so in its catalogue row.</summary>
    public double Apply(string function, params double[] operands)
    {
        string[] home = FunctionCatalog.Home(function, single ? ScalarKind.Single : ScalarKind.Double).Split('.');
        Type type = home[0] switch
        {
            "Math" => typeof(Math),
            "MathF" => typeof(MathF),
            "double" => typeof(double),
            _ => typeof(float),
        };
        Type real = single ? typeof(float) : typeof(double);
        Type[] types = [.. Shape(function).Select(letter => letter == 'r' ? real : typeof(int))];
        MethodInfo method = type.GetMethod(home[1], BindingFlags.Public | BindingFlags.Static, types) ?? throw new MissingMethodException(type.FullName, home[1]);
        object[] boxed = [.. operands.Select((operand, i) => types[i] == typeof(int) ? (int)operand : single ? (object)(float)operand : operand)];
        return Convert.ToDouble(method.Invoke(null, boxed), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The letters of a function's parameters.</summary>
    public static string Shape(string function) => FunctionCatalog.Rows.First(row => row.Function == function).Parameters;

    /// <summary>The partials of a function's rule at a point, NaN standing for those that are not given.</summary>
    public double[] Partials(Rule rule, double[] operands, bool[]? active = null)
    {
        bool[] all = active ?? [.. operands.Select(_ => true)];
        double outcome = Value(rule.Name, operands);
        return [.. rule.PartialsFor(all.ToEquatableArray()).Select(partial => partial is null ? double.NaN : Evaluate(partial, operands, outcome))];
    }

    /// <summary>The value of a function or operator.</summary>
    public double Value(string name, double[] operands) => Enum.TryParse(name, out Operator op)
        ? Round(op == Operator.Negate ? -operands[0] : Calculate(op, operands[0], operands[1]))
        : Apply(name, operands);

    private double Evaluate(Formula formula, double[] operands, double outcome)
    {
        return Round(formula switch
        {
            Argument f => operands[f.Index],
            Outcome => outcome,
            Number f => f.Value,
            Real f => Visit(f.Inner),
            Negation f => -Visit(f.Inner),
            Arithmetic f => Calculate(f.Operator, Visit(f.Left), Visit(f.Right)),
            FunctionCall f => Apply(f.Function, [.. f.Arguments.Select(Visit)]),
            Conditional f => Compare(f.Condition.Operator, Visit(f.Condition.Left), Visit(f.Condition.Right)) ? Visit(f.Then) : Visit(f.Otherwise),
            _ => throw new NotSupportedException(formula.GetType().Name),
        });

        double Visit(Formula inner) => Evaluate(inner, operands, outcome);
    }

    private double Round(double value) => single ? (float)value : value;

    private static double Calculate(Operator op, double a, double b) => op switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Remainder => a % b,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static bool Compare(Operator op, double a, double b) => op switch
    {
        Operator.Less => a < b,
        Operator.LessOrEqual => a <= b,
        Operator.Greater => a > b,
        Operator.GreaterOrEqual => a >= b,
        Operator.Equal => a == b,
        _ => throw new NotSupportedException(op.ToString()),
    };
}
