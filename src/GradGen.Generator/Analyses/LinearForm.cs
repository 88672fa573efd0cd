using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Values as a · first + b · second + c with known numbers.</summary>
internal sealed class LinearForm(Dependence graph, Value first, Value second)
{
    internal readonly record struct Weights(double First, double Second, double Rest);

    /// <returns>The weights, or null when the value is not of this form.</returns>
    public Weights? Of(Operand operand)
    {
        if (operand.Equals(first))
            return new Weights(1, 0, 0);
        if (operand.Equals(second))
            return new Weights(0, 1, 0);
        if (operand is Constant { Scalar.IsReal: true } constant)
            return new Weights(0, 0, constant.RealValue);
        if (operand is not Value value || graph.Definition(value.Id) is not Compute op || !op.Result.Type.IsReal || Of(op.Operands[0]) is not Weights a)
            return null;
        if (op.Operator == Operator.Negate)
            return Scaled(a, -1);
        if (op.Operands.Count != 2 || Of(op.Operands[1]) is not Weights b)
            return null;
        return op.Operator switch
        {
            Operator.Add => Sum(a, b),
            Operator.Subtract => Sum(a, Scaled(b, -1)),
            Operator.Multiply when IsNumber(a) => Scaled(b, a.Rest),
            Operator.Multiply when IsNumber(b) => Scaled(a, b.Rest),
            Operator.Divide when IsNumber(b) => Scaled(a, 1 / b.Rest),
            _ => null,
        };
    }

    private static bool IsNumber(Weights weights) => weights is { First: 0, Second: 0 };

    private static Weights Scaled(Weights a, double factor) => new(a.First * factor, a.Second * factor, a.Rest * factor);

    private static Weights Sum(Weights a, Weights b) => new(a.First + b.First, a.Second + b.Second, a.Rest + b.Rest);
}
