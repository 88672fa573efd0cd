namespace GradGen.Generator.Ir;

internal enum ScalarKind
{
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
}

internal enum BufferShape
{
    Array,
    Span,
    ReadOnlySpan,
}

/// <summary>The type of an operand.</summary>
internal abstract record IrType
{
    /// <summary>True for what can carry a derivative: a real scalar, or a buffer of reals.</summary>
    public abstract bool IsReal { get; }
}

internal sealed record ScalarType(ScalarKind Kind) : IrType
{
    public static readonly ScalarType Boolean = new(ScalarKind.Boolean);
    public static readonly ScalarType Int32 = new(ScalarKind.Int32);
    public static readonly ScalarType Int64 = new(ScalarKind.Int64);
    public static readonly ScalarType Single = new(ScalarKind.Single);
    public static readonly ScalarType Double = new(ScalarKind.Double);

    public override bool IsReal => Kind is ScalarKind.Single or ScalarKind.Double;

    public bool IsInteger => Kind is not (ScalarKind.Boolean or ScalarKind.Single or ScalarKind.Double);

    public override string ToString() => Kind.ToString();
}

/// <summary>A reference to a run of scalars in memory. Two operands of buffer type may be the same memory.</summary>
internal sealed record BufferType(BufferShape Shape, ScalarType Element) : IrType
{
    /// <summary>How many vectors an element is, one scalar for each lane; 0 when it is a scalar.</summary>
    public int Vectors { get; init; }

    /// <summary>True when each element is one for each lane.</summary>
    public bool InLanes => Vectors > 0;

    /// <summary>What one element is.</summary>
    public IrType Content => InLanes ? new LaneType(Element, Vectors) : Element;

    public override bool IsReal => Element.IsReal;

    public override string ToString() => $"{Shape}<{Element}>";
}

/// <summary>Any other C# type. Its values carry no derivative and are only handed on: a string, an object from outside.</summary>
/// <param name="Text">The type as C# writes it, fully qualified.</param>
internal sealed record OpaqueType(string Text) : IrType
{
    public override bool IsReal => false;

    public override string ToString() => Text;
}

/// <summary>A scalar for each of the iterations that run side by side: the lanes of vectors. What is true in some lanes only is an integer as wide as the reals: all bits or none.</summary>
/// <param name="Element">What is in a lane.</param>
/// <param name="Vectors">How many vectors there are: one, or <see cref="Several"/>.</param>
internal sealed record LaneType(ScalarType Element, int Vectors) : IrType
{
    /// <summary>As many do not wait for each other's results, and leave registers for what they share.</summary>
    public const int Several = 4;

    public override bool IsReal => Element.IsReal;

    /// <summary>What a comparison of such lanes gives.</summary>
    public LaneType Mask => new(Element.Kind is ScalarKind.Single or ScalarKind.Int32 ? ScalarType.Int32 : ScalarType.Int64, Vectors);

    public override string ToString() => Vectors == 1 ? $"Lanes<{Element}>" : $"Lanes<{Element}>[{Vectors}]";
}

/// <summary>A last-in first-out store of scalars that outlives the loop that fills it.</summary>
internal sealed record TapeType(ScalarType Element) : IrType
{
    public override bool IsReal => false;

    public override string ToString() => $"Tape<{Element}>";
}
