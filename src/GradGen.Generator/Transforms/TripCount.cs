using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>The number of iterations of a loop whose step is not one, and the counter's value in each.</summary>
internal static class TripCount
{
    /// <summary>How often the body runs, a long: the distance and the step may not fit an int.</summary>
    public static Operand Write(IrBuilder builder, CountedLoop loop)
    {
        bool up = loop.Step > 0;
        Operand low = Widen(builder, up ? loop.Start : loop.Bound), high = Widen(builder, up ? loop.Bound : loop.Start);
        Operand distance = Long(builder, Operator.Subtract, high, low);
        long stride = up ? loop.Step : -loop.Step;
        bool inclusive = loop.Comparison is Operator.LessOrEqual or Operator.GreaterOrEqual;
        // Rounded up; an inclusive bound counts itself. Below zero, integer division would round towards zero: no iteration, as it should be.
        Operand rounded = Long(builder, Operator.Add, distance, Constant.Integer(ScalarType.Int64, inclusive ? stride : stride - 1));
        return Long(builder, Operator.Divide, rounded, Constant.Integer(ScalarType.Int64, stride));
    }

    /// <summary>The counter in the iteration that has <paramref name="remaining"/> iterations, itself included, before the loop's start.</summary>
    public static Operand Counter(IrBuilder builder, CountedLoop loop, Operand start, Operand remaining)
    {
        Operand steps = Long(builder, Operator.Subtract, remaining, Constant.Integer(ScalarType.Int64, 1));
        Operand offset = Long(builder, Operator.Multiply, steps, Constant.Integer(ScalarType.Int64, loop.Step));
        Operand value = Long(builder, Operator.Add, Widen(builder, start), offset);
        return loop.Counter.Type.Equals(ScalarType.Int64) ? value : builder.Compute(Operator.Convert, loop.Counter.Type, [value], loop.Counter.Name);
    }

    private static Operand Widen(IrBuilder builder, Operand operand) => operand switch
    {
        Constant constant => Constant.Integer(ScalarType.Int64, constant.Bits),
        _ when operand.Type.Equals(ScalarType.Int64) => operand,
        _ => builder.Compute(Operator.Convert, ScalarType.Int64, [operand]),
    };

    private static Operand Long(IrBuilder builder, Operator @operator, Operand a, Operand b) =>
        a is Constant x && b is Constant y && @operator is Operator.Subtract or Operator.Add && a is Constant p && b is Constant q
            ? Constant.Integer(ScalarType.Int64, @operator == Operator.Add ? p.Bits + q.Bits : p.Bits - q.Bits)
            : builder.Compute(@operator, ScalarType.Int64, [a, b]);
}
