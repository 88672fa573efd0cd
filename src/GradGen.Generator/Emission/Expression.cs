using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>A C# expression. It reads its leaves where it is printed.</summary>
internal abstract record Expression(IrType Type, EquatableArray<Expression> Children)
{
    /// <summary>About how many characters the expression takes.</summary>
    public virtual int Width => 3 + Children.Sum(child => child.Width);

    /// <summary>How many operators and calls it holds.</summary>
    public virtual int Operators => 1 + Children.Sum(child => child.Operators);

    /// <summary>True when it reads memory.</summary>
    public virtual bool Loads => Children.Any(child => child.Loads);

    /// <summary>True when its evaluation may throw although it reads no memory.</summary>
    public virtual bool Throws => Children.Any(child => child.Throws);

    /// <summary>True when it may be evaluated where it was not before, or not at all.</summary>
    public bool IsMovable => !Loads && !Throws;
}

/// <summary>A constant, a place outside, or a variable by one of the values that it holds.</summary>
internal sealed record Leaf(Operand Operand) : Expression(Operand.Type, [])
{
    public override int Width => Operand switch
    {
        Value value => value.Name.Length > 0 ? value.Name.Length : 4,
        External external => external.Text.Length,
        _ => 3,
    };

    public override int Operators => 0;
}

/// <summary>A variable that stands for no value of the IR: one that breaks a cycle of copies.</summary>
internal sealed record Temporary(Variable Variable) : Expression(Variable.Type, [])
{
    public override int Operators => 0;
}

internal sealed record Operation(Operator Operator, IrType Result, EquatableArray<Expression> Operands) : Expression(Result, Operands)
{
    public override int Width => base.Width + (Operator is Operator.Length or Operator.Convert ? 5 : 0);

    public override bool Throws => base.Throws || IsChecked == true || Operator.MayThrow(Result);

    /// <summary>Whether an overflow throws, where that differs from the setting of the project.</summary>
    public bool? IsChecked { get; init; }
}


internal sealed record Call(string Function, IrType Result, EquatableArray<Expression> Arguments) : Expression(Result, Arguments)
{
    public override int Width => base.Width + 5 + Function.Length;

    /// <summary>On integers (Abs, DivRem) it may throw; on reals it never does, Sign of NaN and Clamp of crossed bounds aside.</summary>
    public override bool Throws => base.Throws || Function is "Sign" or "Clamp" or "Round" || !Arguments.All(argument => argument.Type.IsReal);
}

/// <summary>C# text with an expression after each piece but the last.</summary>
internal sealed record Snippet(EquatableArray<string> Text, IrType Result, EquatableArray<Expression> Operands) : Expression(Result, Operands)
{
    public override int Width => base.Width + Text.Sum(piece => piece.Length);

    /// <summary>It may throw, and may read what an effect changes.</summary>
    public override bool Throws => true;
}

internal sealed record Element(ScalarType Scalar, Expression Buffer, Expression Index) : Expression(Scalar, [Buffer, Index])
{
    public override int Operators => Index.Operators;

    public override bool Loads => true;
}

/// <summary>Elements of a buffer, one in each lane: side by side, or by a stride.</summary>
internal sealed record LaneElements(LaneType Lanes, Expression Buffer, EquatableArray<Expression> Place) : Expression(Lanes, [Buffer, .. Place])
{
    public override int Width => base.Width + 12;

    public override bool Loads => true;
}

internal sealed record Conditional(Expression Condition, Expression Then, Expression Otherwise)
    : Expression(Then.Type, [Condition, Then, Otherwise]);

/// <summary>&amp;&amp; or ||.</summary>
internal sealed record Logical(bool IsAnd, Expression Left, Expression Right) : Expression(ScalarType.Boolean, [Left, Right]);
