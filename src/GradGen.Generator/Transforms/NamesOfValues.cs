using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>What a value is called that is read far from where it is computed.</summary>
internal static class NamesOfValues
{
    /// <returns>Its own name, or one from what it is; empty when there is none.</returns>
    public static string Of(Value value, Op? definition) => (value, definition) switch
    {
        ({ Name: { Length: > 0 } name }, _) => name,
        (_, Load { Buffer: Value { Name: { Length: > 0 } buffer } }) => buffer + "Element",
        (_, Apply { Function: "Max", Operands: [Value { Name: { Length: > 0 } name }, Constant { Bits: 0 }] }) => "max" + char.ToUpperInvariant(name[0]) + name.Substring(1),
        (_, Apply { Function: var function }) => OwnFunction.Word(function),
        (_, Compute { Operator: var code }) => code switch
        {
            Operator.Add => "sum",
            Operator.Subtract => "difference",
            Operator.Multiply => "product",
            Operator.Divide => "quotient",
            _ when value.Type == ScalarType.Boolean => "test",
            _ => "",
        },
        _ => "",
    };
}
