using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>x is 0 or > 3: patterns on numbers become comparisons.</summary>
internal sealed partial class BodyLowering
{
    private Operand Matches(IPatternOperation pattern, Operand value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Equals(value, Scalar(constant.Value), constant);
            case IRelationalPatternOperation relational when OperatorOf(relational.OperatorKind) is Operator comparison:
                return Compare(comparison, value, Scalar(relational.Value), relational);
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, value));
            case IBinaryPatternOperation binary:
                Operator joined = binary.OperatorKind == BinaryOperatorKind.Or ? Operator.BitOr : Operator.BitAnd;
                Operand left = Matches(binary.LeftPattern, value);
                return _builder.Compute(joined, ScalarType.Boolean, [left, Matches(binary.RightPattern, value)]);
            case IDiscardPatternOperation:
                return Constant.True;
            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: ILocalSymbol local } when Types.Scalar(local.Type) is ScalarType type && type.Equals(value.Type):
                Declare(local, local.Name, new AtomForm(type), new Atom(value));
                return Constant.True;
            default:
                throw Fence.Refuse(pattern);
        }
    }

    /// <summary>As the Equals of the type, so that NaN matches NaN.</summary>
    private Operand Equals(Operand value, Operand constant, IOperation place) => constant is Constant { Scalar.IsReal: true } real && double.IsNaN(real.RealValue)
        ? _builder.Apply("IsNaN", ScalarType.Boolean, [value])
        : Compare(Operator.Equal, value, constant, place);

    private Operand Compare(Operator comparison, Operand value, Operand constant, IOperation place) => value.Type.Equals(constant.Type)
        ? _builder.Compute(comparison, ScalarType.Boolean, [value, constant])
        : throw Fence.Refuse(place);
}
