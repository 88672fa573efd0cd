using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Rules;

/// <summary>An expression in the operands and the result of a function, of their real type: how the rule table writes a partial derivative.</summary>
internal abstract record Formula
{
    public static implicit operator Formula(double value) => new Number(value);

    public static Formula operator +(Formula a, Formula b) => new Arithmetic(Operator.Add, a, b);

    public static Formula operator -(Formula a, Formula b) => new Arithmetic(Operator.Subtract, a, b);

    public static Formula operator *(Formula a, Formula b) => new Arithmetic(Operator.Multiply, a, b);

    public static Formula operator /(Formula a, Formula b) => new Arithmetic(Operator.Divide, a, b);

    public static Formula operator -(Formula a) => new Negation(a);

    public static Condition operator <(Formula a, Formula b) => new(Operator.Less, a, b);

    public static Condition operator >(Formula a, Formula b) => new(Operator.Greater, a, b);

    public static Condition operator <=(Formula a, Formula b) => new(Operator.LessOrEqual, a, b);

    public static Condition operator >=(Formula a, Formula b) => new(Operator.GreaterOrEqual, a, b);

    public static Formula Call(string function, params Formula[] arguments) => new FunctionCall(function, arguments.ToEquatableArray());

    public static Formula If(Condition condition, Formula then, Formula otherwise) => new Conditional(condition, then, otherwise);

    public static Condition Same(Formula a, Formula b) => new(Operator.Equal, a, b);
}

/// <summary>The operand at a position.</summary>
internal sealed record Argument(int Index) : Formula;

/// <summary>The function's own result.</summary>
internal sealed record Outcome : Formula;

internal sealed record Number(double Value) : Formula;

internal sealed record Arithmetic(Operator Operator, Formula Left, Formula Right) : Formula;

internal sealed record Negation(Formula Inner) : Formula;

internal sealed record FunctionCall(string Function, EquatableArray<Formula> Arguments) : Formula;

/// <summary>An integer operand, converted to the function's real type. As an argument of a call an integer is passed as it is.</summary>
internal sealed record Real(Formula Inner) : Formula;

/// <summary>Both branches may be evaluated.</summary>
internal sealed record Conditional(Condition Condition, Formula Then, Formula Otherwise) : Formula;

/// <summary>A comparison of two formulas.</summary>
internal sealed record Condition(Operator Operator, Formula Left, Formula Right);
