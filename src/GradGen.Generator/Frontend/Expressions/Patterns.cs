using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>x is 0 or > 3: patterns on numbers become comparisons.</summary>
internal sealed partial class BodyLowering
{
    private Operand Matches(IPatternOperation pattern, Term value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return IsNull(value, pattern);
            case IConstantPatternOperation constant when Number(value) is Operand number:
                return Equals(number, Scalar(constant.Value), constant);
            case IConstantPatternOperation constant when value is Atom { Operand: { Type: OpaqueType } known }:
                var text = new CodeText(this);
                text.Add("(");
                text.Add(value, pattern.InputType, pattern.Syntax);
                text.Add(" is ");
                text.Add(constant.Value);
                text.Add(")");
                return ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Boolean), text.Pieces, text.Operands, pattern.Syntax)).Operand;
            case IRelationalPatternOperation relational when OperatorOf(relational.OperatorKind) is Operator comparison && Number(value) is Operand number:
                return Compare(comparison, number, Scalar(relational.Value), relational);
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, value));
            case IBinaryPatternOperation binary:
                Operator joined = binary.OperatorKind == BinaryOperatorKind.Or ? Operator.BitOr : Operator.BitAnd;
                Operand left = Matches(binary.LeftPattern, value);
                return Combine(joined, left, Matches(binary.RightPattern, value));
            case IDiscardPatternOperation:
                return Constant.True;
            case IDeclarationPatternOperation { MatchesNull: true } declaration:
                Bind(declaration.DeclaredSymbol, value);
                return Constant.True;
            case IDeclarationPatternOperation declaration when value is Aggregate or Reference && IsSurely(value, declaration.MatchedType) is bool matches:
                Bind(declaration.DeclaredSymbol, value);
                return Constant.Boolean(matches);
            case IDeclarationPatternOperation declaration when Number(value) is Operand number && FormOf(declaration.MatchedType) is AtomForm { Type: ScalarType type } && type.Equals(number.Type):
                Bind(declaration.DeclaredSymbol, new Atom(number));
                return IsNullableValue(value) ? ((Atom)((Aggregate)value).Parts[0]).Operand : Constant.True;
            case ITypePatternOperation typed when value is Aggregate or Reference && IsSurely(value, typed.MatchedType) is bool matches:
                return Constant.Boolean(matches);
            case IRecursivePatternOperation recursive when value is Aggregate or Reference or Atom { Operand.Type: BufferType }:
                return Matches(recursive, value);
            default:
                throw Fence.Refuse(pattern);
        }
    }

    private Operand Matches(IRecursivePatternOperation pattern, Term value)
    {
        Operand result = IsNullableValue(value) ? ((Atom)((Aggregate)value).Parts[0]).Operand
            : pattern.MatchedType is null || value is Aggregate { Form.IsTuple: true } || IsSurely(value, pattern.MatchedType) is true ? Constant.True
            : IsSurely(value, pattern.MatchedType) is false ? Constant.False
            : throw Fence.Refuse(pattern);
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            EquatableArray<Term> parts = pattern.DeconstructSymbol is IMethodSymbol method ? Deconstructed(value, method, pattern)
                : value is Aggregate { Form.IsTuple: true } tuple ? tuple.Parts
                : throw Fence.Refuse(pattern);
            for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
                result = Combine(Operator.BitAnd, result, Matches(pattern.DeconstructionSubpatterns[i], parts[i]));
        }
        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            _initialised.Push(new ValuePlace(value, pattern.Syntax));
            Term member = Expression(property.Member);
            _initialised.Pop();
            result = Combine(Operator.BitAnd, result, Matches(property.Pattern, member));
        }
        if (pattern.DeclaredSymbol is not null)
            Bind(pattern.DeclaredSymbol, value);
        return result;
    }

    private void Bind(ISymbol? variable, Term value)
    {
        if (variable is ILocalSymbol ahead && _declaredAhead.Remove(ahead))
            Set(((VariablePlace)_variables[ahead]).Slot, value);
        else if (variable is ILocalSymbol local)
            Declare(local, local.Name, FormOf(local.Type) ?? throw UnsupportedType(local.Type, local.Locations[0]), value);
    }

    private Operand Combine(Operator @operator, Operand left, Operand right) => (@operator, left, right) switch
    {
        (Operator.BitAnd, Constant known, _) => known.Equals(Constant.True) ? right : Constant.False,
        (Operator.BitAnd, _, Constant known) => known.Equals(Constant.True) ? left : Constant.False,
        (Operator.BitOr, Constant known, _) => known.Equals(Constant.True) ? Constant.True : right,
        (Operator.BitOr, _, Constant known) => known.Equals(Constant.True) ? Constant.True : left,
        _ => _builder.Compute(@operator, ScalarType.Boolean, [left, right]),
    };

    /// <summary>The number that a pattern is about: the value, or that in a nullable.</summary>
    private static Operand? Number(Term value) => value switch
    {
        Atom { Operand: { Type: ScalarType } operand } => operand,
        _ when IsNullableValue(value) => Number(((Aggregate)value).Parts[1]),
        _ => null,
    };

    private static bool IsNullableValue(Term value) => value is Aggregate { Form.Type: INamedTypeSymbol type } && Types.IsNullable(type);

    /// <summary>Whether an object whose exact type is known is of a type; null when that is not known.</summary>
    private bool? IsSurely(Term value, ITypeSymbol? type) => ExactType(value) is INamedTypeSymbol exact && Resolve(type) is ITypeSymbol wanted
        ? session.Compilation.ClassifyConversion(exact, wanted) is { IsImplicit: true } conversion && (conversion.IsIdentity || conversion.IsReference || conversion.IsBoxing)
        : null;

    /// <summary>As the Equals of the type, so that NaN matches NaN.</summary>
    private Operand Equals(Operand value, Operand constant, IOperation place) => constant is Constant { Scalar.IsReal: true } real && double.IsNaN(real.RealValue)
        ? _builder.Apply("IsNaN", ScalarType.Boolean, [value])
        : Compare(Operator.Equal, value, constant, place);

    private Operand Compare(Operator comparison, Operand value, Operand constant, IOperation place) => value.Type.Equals(constant.Type)
        ? _builder.Compute(comparison, ScalarType.Boolean, [value, constant])
        : throw Fence.Refuse(place);

    /// <summary>(a, b) == (c, d): part by part.</summary>
    private Operand Compare(ITupleBinaryOperation comparison)
    {
        Operand[] left = [.. Expression(comparison.LeftOperand).Leaves], right = [.. Expression(comparison.RightOperand).Leaves];
        if (left.Length != right.Length || left.Concat(right).Any(leaf => leaf.Type is not ScalarType))
            throw Fence.Refuse(comparison);
        Operand same = Constant.True;
        for (int i = 0; i < left.Length; i++)
        {
            ScalarType type = (ScalarType)(left[i].Type.IsReal ? left[i].Type : right[i].Type);
            same = Combine(Operator.BitAnd, same, _builder.Compute(Operator.Equal, ScalarType.Boolean, [Convert(left[i], type, comparison.Syntax), Convert(right[i], type, comparison.Syntax)]));
        }
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? same : Not(same);
    }
}
