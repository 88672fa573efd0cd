using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Scratch for derivatives that belong to no argument.</summary>
internal static class Zeros
{
    /// <summary>A scratch buffer of zeros, as long as the other.</summary>
    public static Value Like(IrBuilder builder, Operand buffer, string name = "")
    {
        Value length = builder.Compute(Operator.Length, ScalarType.Int32, [buffer]);
        Value zeros = builder.Fresh(new BufferType(BufferShape.Span, ((BufferType)buffer.Type).Element), name);
        builder.Add(new Allocate(zeros, length, IsReturned: false));
        return zeros;
    }
}
