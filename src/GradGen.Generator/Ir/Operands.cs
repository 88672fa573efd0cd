using System;
using System.Globalization;

namespace GradGen.Generator.Ir;

/// <summary>What an operation reads. Operands are immutable: a C# variable that is reassigned is several values.</summary>
internal abstract record Operand(IrType Type);

/// <summary>The one result of one operation, parameter or block parameter.</summary>
/// <param name="Id">Unique within the function.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">The name of the C# variable that it stands for, or empty for an intermediate result.</param>
internal sealed record Value(int Id, IrType Type, string Name) : Operand(Type)
{
    public bool Equals(Value? other) => other is not null && Id == other.Id && Name == other.Name && Type.Equals(other.Type);

    public override int GetHashCode() => Id;

    public override string ToString() => $"%{Id}{(Name.Length > 0 ? "." + Name : "")}";
}

/// <summary>A literal. The bits are kept, so that −0.0 differs from 0.0 and NaN equals itself.</summary>
internal sealed record Constant(ScalarType Scalar, long Bits) : Operand(Scalar)
{
    public static readonly Constant False = new(ScalarType.Boolean, 0);
    public static readonly Constant True = new(ScalarType.Boolean, 1);

    public static Constant Real(ScalarType type, double value) =>
        new(type, BitConverter.DoubleToInt64Bits(type.Kind == ScalarKind.Single ? (float)value : value));

    public static Constant Integer(ScalarType type, long value) => new(type, value);

    public static Constant Int32(int value) => new(ScalarType.Int32, value);

    public static Constant Boolean(bool value) => value ? True : False;

    /// <summary>Zero, false or NUL of the type.</summary>
    public static Constant Default(ScalarType type) => new(type, 0);

    /// <summary>The value of a real literal.</summary>
    public double RealValue => BitConverter.Int64BitsToDouble(Bits);

    public bool IsReal(double value) => Scalar.IsReal && RealValue == value;

    public override string ToString() => Scalar.IsReal ? RealValue.ToString("R", CultureInfo.InvariantCulture) : Bits.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A place outside the method that is read as a constant: a static readonly field, a field of an object from outside, a literal of an opaque type.</summary>
/// <param name="Type">Its type; a buffer's elements are constants too.</param>
/// <param name="Text">The C# expression that reads it, fully qualified; a primary expression.</param>
internal sealed record External(IrType Type, string Text) : Operand(Type)
{
    /// <summary>True where reading it may throw: a member of an object that may be null.</summary>
    public bool MayThrow { get; init; }

    /// <summary>True for null, and for the default value of a type that is passed through. It is written with its type, since a member of it may be read, as in the primal.</summary>
    public bool IsDefault => Type is OpaqueType type && Text == Default(type).Text;

    /// <summary>How it is written where it is read: the primal reads it where it is null, or nobody does.</summary>
    public string Read => IsDefault ? Text + "!" : Text;

    public static External Default(OpaqueType type) => new(type, $"default({type.Text})");

    public override string ToString() => Text;
}
