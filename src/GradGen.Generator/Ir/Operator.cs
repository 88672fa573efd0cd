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

    /// <summary>
    /// How often a loop runs, an int: of a counter from the first operand to the second, with a step of the third (down, where the fourth is true; reaching the second, where the fifth is).
    /// It throws when the loop has no end.
    /// </summary>
    Iterations,

    /// <summary>The scalar in every lane.</summary>
    Broadcast,

    /// <summary>An int as a real: itself in the first lane, one more in each that follows.</summary>
    Ramp,

    /// <summary>
    /// Where the iterations end that fill all lanes: of a counter from the first operand up to the second (including it, where the fourth is true), with lanes of the third's type in as many
    /// vectors as the fifth says.
    /// </summary>
    LanesEnd,

    /// <summary>One vector, in each lane the sum over several.</summary>
    VectorSum,

    /// <summary>One vector, in each lane the greatest of several; NaN if there is one.</summary>
    VectorMax,

    /// <summary>One vector, in each lane the least of several; NaN if there is one.</summary>
    VectorMin,

    /// <summary>The sum over the lanes.</summary>
    LaneSum,

    /// <summary>The greatest of the lanes; NaN if there is one.</summary>
    LaneMax,

    /// <summary>The least of the lanes; NaN if there is one.</summary>
    LaneMin,

    /// <summary>True when the mask is of one lane at least.</summary>
    AnyLane,
}
