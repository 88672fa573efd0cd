using System;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Types as C# writes them.</summary>
internal sealed class TypeText(FrameworkNames names)
{
    public string Of(IrType type) => type switch
    {
        ScalarType scalar => Of(scalar),
        BufferType { Shape: BufferShape.Array } buffer => Of(buffer.Element) + "[]",
        BufferType { Shape: BufferShape.Span } buffer => Span(buffer.Content),
        BufferType buffer => $"{names.System("ReadOnlySpan")}<{Of(buffer.Element)}>",
        LaneType lanes => $"{names.Vector(lanes)}<{Of(lanes.Element)}>",
        OpaqueType opaque => opaque.Text,
        TapeType tape => $"{names.Runtime("Tape")}<{Of(tape.Element)}>",
        _ => throw new InvalidOperationException($"Unknown type {type}."),
    };

    public string Span(IrType element) => $"{names.System("Span")}<{Of(element)}>";

    public static string Of(ScalarType type) => type.Kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.Char => "char",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        _ => "double",
    };
}
