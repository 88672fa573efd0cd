using System.Collections.Generic;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Tests for null: x == null, x is null, x ?? y.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The test, when the comparison is one with null, or of two objects that are followed; null otherwise.</summary>
    private Operand? NullTest(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return null;
        bool isEqual = binary.OperatorKind is BinaryOperatorKind.Equals;
        IOperation? other = IsNull(binary.RightOperand) ? binary.LeftOperand : IsNull(binary.LeftOperand) ? binary.RightOperand : null;
        if (other is not null)
        {
            Operand test = IsNull(Expression(Unconverted(other)), other);
            return isEqual ? test : Not(test);
        }
        if (Followed(binary.LeftOperand) is not Reference a || Followed(binary.RightOperand) is not Reference b)
            return null;
        CheckIdentity(a, b);
        return Constant.Boolean(a.Equals(b) == isEqual);
    }

    /// <summary>What a variable holds.</summary>
    private Term Followed(IOperation operand) => Unconverted(operand) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Instance: not null } or IInstanceReferenceOperation
        ? Content(PlaceOf(Unconverted(operand)))
        : Undefined.Instance;

    private static bool IsNull(IOperation operation) => operation is { ConstantValue: { HasValue: true, Value: null } } && operation.Type is null or { IsReferenceType: true } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Conversion.IsReference: true } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>Whether the value is null: what the method made is not.</summary>
    private Operand IsNull(Term value, IOperation place) => IsNull(value, place is IPatternOperation pattern ? pattern.InputType : place.Type, place);

    private static bool IsNull(Operand value, ITypeSymbol? type) => value is External { IsDefault: true } && (type is null || type.IsReferenceType);

    private Operand IsNull(Term value, ITypeSymbol? type, IOperation place) => value switch
    {
        Aggregate { Form: { Type: INamedTypeSymbol own } } nullable when Types.IsNullable(own) => Not(((Atom)nullable.Parts[0]).Operand),
        Codes codes => IsNull(codes),
        Optional maybe => maybe.IsNull,
        // A row that was given no array is one without elements.
        Aggregate { Form.Array.IsRow: true } when !IsPooled(value) => throw Unsupported(place, "A test of a row for null", "keep in an array of bool which rows there are"),
        Aggregate or Reference or Variants or Code or CodeList or Query => Constant.False,
        Atom { Operand: Operand nothing } when IsNull(nothing, type) => Constant.True,
        Atom { Operand: External outside } => new External(ScalarType.Boolean, $"({outside.Text} == null)"),
        // Of an array that has a gradient the siblings have read the length; another one that is a parameter keeps its name.
        Atom { Operand: Value { Type: BufferType { Shape: BufferShape.Array } } active } when ActiveInputs.Contains(active) => Constant.False,
        Atom { Operand: Value { Type: BufferType { Shape: BufferShape.Array } } buffer } => _parameters.Contains(buffer.Id) ? IsNull(buffer) : Constant.False,
        // One that was handed on to a method that calls itself is a span there.
        Atom { Operand: Value { Type: BufferType { Shape: BufferShape.Span } } } when type is IArrayTypeSymbol => Constant.False,
        Atom { Operand: Value { Type: OpaqueType } known } => ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Boolean), ["(", " == null)"], [known], place.Syntax)).Operand,
        _ => throw Fence.Refuse(place),
    };

    // Arrays that the method tests: their lengths are read where it reads them, and not before.
    private readonly HashSet<Operand> _mayBeNull = [];

    private External IsNull(Value array)
    {
        _mayBeNull.Add(array);
        // Said so, it does not make the compiler doubt what follows.
        return new External(ScalarType.Boolean, $"global::GradGen.Runtime.Arguments.IsNull({Escape(array.Name)})");
    }

    private Term Coalesce(ICoalesceOperation coalesce, string name)
    {
        Term value = Expression(coalesce.Value);
        Form form = FormOf(coalesce.Type) ?? throw UnsupportedType(coalesce.Type, coalesce.Syntax.GetLocation());
        Term present = value is Aggregate { Form.Type: INamedTypeSymbol type } nullable && Types.IsNullable(type) && !Types.IsNullable(Resolve(coalesce.Type)) ? nullable.Parts[1] : value is Optional maybe ? maybe.Content : value;
        return Choose(coalesce.Syntax, IsNull(value, coalesce.Value), () => Expression(coalesce.WhenNull), () => Convert(present, coalesce.Type, coalesce.Syntax), form, name)!;
    }

    /// <summary>x ??= y</summary>
    private Term CoalesceAssign(ICoalesceAssignmentOperation assignment, string name)
    {
        Place place = PlaceOf(assignment.Target);
        Term value = Read(place);
        Choose(
            assignment.Syntax,
            IsNull(value, assignment.Target),
            () => { Write(place, Convert(Expression(assignment.Value, NameOf(place)), assignment.Target.Type, assignment.Syntax)); return null; },
            () => null);
        return Convert(Read(place), assignment.Type, assignment.Syntax, name);
    }
}
