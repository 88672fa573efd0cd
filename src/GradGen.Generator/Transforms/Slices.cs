using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>The derivatives of part of a buffer are the same part of the buffer of derivatives.</summary>
internal static class Slices
{
    /// <summary>A slice of <paramref name="shadow"/> with the start and the length of another slice.</summary>
    public static Compute Like(IrBuilder builder, Compute slice, Operand shadow, string name)
    {
        var type = (BufferType)shadow.Type;
        BufferShape shape = type.Shape == BufferShape.ReadOnlySpan ? BufferShape.ReadOnlySpan : BufferShape.Span;
        return new Compute(builder.Fresh(type with { Shape = shape }, name), Operator.Slice, [shadow, slice.Operands[1], slice.Operands[2]]);
    }
}
