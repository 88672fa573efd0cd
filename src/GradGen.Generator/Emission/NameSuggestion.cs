using System.Collections.Generic;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Emission;

/// <summary>Names for variables that stand for intermediate results: what they hold, in a word.</summary>
internal static class NameSuggestion
{
    public static void Collect(List<Statement> statements, Variables variables, Dictionary<Variable, string> names)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Move o:
                    Add(names, o.Target, Of(o.Source, variables));
                    break;
                case Perform o:
                    foreach (Value result in o.Op.Results())
                        Add(names, variables.Of(result), o.Op switch { Pop => "kept", Allocate => "buffer", OpenTape => "tape", _ => "result" });
                    break;
                case For o:
                    Add(names, variables.Of(o.Loop.Counter), "i");
                    break;
            }
            foreach (List<Statement> block in statement.Blocks())
                Collect(block, variables, names);
        }
    }

    private static void Add(Dictionary<Variable, string> names, Variable variable, string name)
    {
        if (!names.ContainsKey(variable))
            names.Add(variable, name);
    }

    private static string Of(Expression expression, Variables variables) => expression switch
    {
        Call { Function: "MultiplyAddEstimate", Result: LaneType } => "sum",
        Call call => Join(OwnFunction.Word(call.Function), call.Arguments[0], variables),
        Element { Buffer: Leaf { Operand: Value buffer } } element => OfElement(variables.Of(buffer).Hint, element.Index, variables),
        LaneElements { Buffer: Leaf { Operand: Value buffer } } elements => OfElement(variables.Of(buffer).Hint, elements.Place[0], variables),
        Emission.Element or LaneElements => "element",
        Operation operation => operation.Operator switch
        {
            Operator.Add => "sum",
            Operator.Subtract => "difference",
            Operator.Multiply => "product",
            Operator.Divide => "quotient",
            Operator.Remainder => "remainder",
            Operator.Negate => "opposite",
            Operator.Convert => Of(operation.Operands[0], variables),
            Operator.Length => "count",
            Operator.Slice => "slice",
            Operator.Iterations => "iterations",
            Operator.Select => "choice",
            Operator.Ramp => "numbers",
            Operator.Broadcast => "same",
            Operator.LaneSum => "sum",
            _ => expression.Type == ScalarType.Boolean || expression.Type is LaneType { IsReal: false } ? "test" : "bits",
        },
        Logical => "test",
        Conditional => "choice",
        Leaf { Operand: Value value } when variables.Of(value).Hint is { Length: > 0 } name => name,
        _ => "result",
    };

    /// <summary>"expX" of Exp(x).</summary>
    private static string Join(string prefix, Expression argument, Variables variables) =>
        argument is Leaf { Operand: Value value } && variables.Of(value).Hint is { Length: > 0 } name
            ? prefix + char.ToUpperInvariant(name[0]) + name.Substring(1)
            : prefix;

    // What the elements of a parameter with several dimensions are called: of a, aElements.
    private const string Elements = "Elements";

    /// <summary>"xi" of x[i].</summary>
    private static string OfElement(string buffer, Expression index, Variables variables)
    {
        string name = buffer.Length == 0 ? "element" : buffer.EndsWith(Elements, System.StringComparison.Ordinal) ? buffer.Substring(0, buffer.Length - Elements.Length) : buffer;
        return index is Leaf { Operand: Value value } && variables.Of(value).Hint is { Length: 1 } letter ? name + letter : name + "Element";
    }
}
