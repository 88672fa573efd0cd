namespace GradGen.Generator.Ir;

/// <summary>The C# operators of <see cref="Compute"/>. Both operands of a binary one have the same type (shifts aside: the count is an int).</summary>
internal enum Operator
{
    Negate,
    Not,
    Complement,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>The second operand where the first is true, else the third. Both are evaluated.</summary>
    Select,

    /// <summary>A numeric conversion to the result's type; unchecked.</summary>
    Convert,

    /// <summary>The number of elements of a buffer, an int.</summary>
    Length,

    /// <summary>An array or span seen as another shape of buffer: the same memory.</summary>
    View,

    /// <summary>Part of a buffer, from an index on and with a length, both ints: the same memory. It throws when the part is not inside.</summary>
    Slice,
}
