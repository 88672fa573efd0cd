using System;
using System.Collections.Generic;
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
        // What is in a nullable value is matched where there is one.
        if (IsNullableValue(value) && pattern is IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation or IRecursivePatternOperation)
            return Combine(Operator.BitAnd, HasValue(value), Matches(pattern, ((Aggregate)value).Parts[1]));
        switch (pattern)
        {
            case IDeclarationPatternOperation { MatchesNull: false, MatchedType: ITypeSymbol matched } declaration when value is Variants variants:
                Bind(declaration.DeclaredSymbol, variants.Objects.Where(one => IsSurely(one, matched) is true).ToArray() is [Term only] ? only : value);
                return IsOf(value, matched, pattern.InputType, pattern);
            case IRecursivePatternOperation { MatchedType: ITypeSymbol matched } members when value is Variants variants && variants.Objects.Where(one => IsSurely(one, matched) is true).ToArray() is [Term single]:
                return MatchesIf(IsOf(value, matched, pattern.InputType, pattern), members, members.DeclaredSymbol, single);
            case IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation when value is Optional maybe:
                return Combine(Operator.BitAnd, Not(maybe.IsNull), Matches(pattern, maybe.Content));
            case IRecursivePatternOperation members when value is Optional maybe:
                return MatchesIf(Not(maybe.IsNull), members, members.DeclaredSymbol, maybe.Content);
            case IListPatternOperation list when value is Optional maybe:
                return MatchesIf(Not(maybe.IsNull), list, list.DeclaredSymbol, maybe.Content);
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return IsNull(value, pattern);
            case IConstantPatternOperation when value is Atom { Operand: Operand nothing } && IsNull(nothing, pattern.InputType):
                return Constant.False;
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
                if (left is Constant || !binary.RightPattern.DescendantsAndSelf().Any(part => part is IRecursivePatternOperation or IListPatternOperation))
                    return Combine(joined, left, Matches(binary.RightPattern, value));
                // What a value is made of is asked of one that is there.
                DeclareAhead([binary.RightPattern]);
                return ((Atom)Choose(
                    binary.Syntax,
                    joined is Operator.BitOr ? Not(left) : left,
                    () => new Atom(Present(value, TestsNull(binary.LeftPattern), () => Matches(binary.RightPattern, value))),
                    () => new Atom(Constant.Boolean(joined is Operator.BitOr)),
                    new AtomForm(ScalarType.Boolean))!).Operand;
            case IDiscardPatternOperation:
                return Constant.True;
            case IDeclarationPatternOperation { MatchesNull: true } declaration:
                Bind(declaration.DeclaredSymbol, value);
                return Constant.True;
            case IDeclarationPatternOperation declaration when value is Aggregate or Reference && IsSurely(value, declaration.MatchedType) is bool matches:
                Bind(declaration.DeclaredSymbol, value);
                return Constant.Boolean(matches);
            case IDeclarationPatternOperation declaration when IsNumberOf(value, declaration.MatchedType):
                Bind(declaration.DeclaredSymbol, value);
                return Constant.True;
            case IDeclarationPatternOperation { MatchedType: ITypeSymbol type } declaration when value is Atom { Operand: { Type: OpaqueType } known }:
                Bind(declaration.DeclaredSymbol, IfOf(known, type, pattern.InputType, pattern));
                return IsOf(value, type, pattern.InputType, pattern);
            case ITypePatternOperation typed:
                return IsOf(value, typed.MatchedType, pattern.InputType, pattern);
            case IRecursivePatternOperation recursive when value is Atom { Operand: { Type: OpaqueType } known }:
                return MatchesOutside(recursive, value, known);
            case IListPatternOperation list when IsRun(value):
                return Matches(list, value);
            case IRecursivePatternOperation recursive when value is Aggregate or Reference or Atom { Operand.Type: BufferType or ScalarType }:
                return Matches(recursive, value);
            default:
                throw Fence.Refuse(pattern);
        }
    }

    /// <summary>A pattern that is matched where there is something to match; what it declares is the whole.</summary>
    private Operand MatchesIf(Operand condition, IPatternOperation pattern, ISymbol? declared, Term value)
    {
        DeclareAhead(pattern.ChildOperations);
        Operand result = ((Atom)Choose(pattern.Syntax, condition, () => new Atom(Matches(pattern, value)), () => new Atom(Constant.False), new AtomForm(ScalarType.Boolean))!).Operand;
        Bind(declared, value);
        return result;
    }

    // Of these it is known, where the code stands, that they are not null.
    private readonly HashSet<Term> _present = [];

    private Operand Present(Term value, bool isPresent, Func<Operand> match)
    {
        bool isNew = isPresent && _present.Add(value);
        Operand result = match();
        if (isNew)
            _present.Remove(value);
        return result;
    }

    /// <summary>null, or not null: past it, the value is there.</summary>
    private static bool TestsNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => TestsNull(negated.Pattern),
        _ => false,
    };

    private Operand Matches(IRecursivePatternOperation pattern, Term value)
    {
        if (pattern.MatchedType is IArrayTypeSymbol && SymbolEqualityComparer.Default.Equals(Resolve(pattern.MatchedType), Resolve(pattern.InputType)))
            return MatchesArray(pattern, value);
        Operand result = pattern.MatchedType is null || IsNumberOf(value, pattern.MatchedType) || value is Aggregate { Form.IsTuple: true } || IsSurely(value, pattern.MatchedType) is true ? Constant.True
            : IsSurely(value, pattern.MatchedType) is false ? Constant.False
            : throw Fence.Refuse(pattern);
        // What an object of another type is made of is not asked.
        if (result.Equals(Constant.False))
            return result;
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            EquatableArray<Term> parts = pattern.DeconstructSymbol is IMethodSymbol method ? Deconstructed(value, method, pattern)
                : value is Aggregate { Form.IsTuple: true } tuple ? tuple.Parts
                : throw Fence.Refuse(pattern);
            for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
                result = Combine(Operator.BitAnd, result, Matches(pattern.DeconstructionSubpatterns[i], parts[i]));
        }
        result = Members(pattern, value, result);
        if (pattern.DeclaredSymbol is not null)
            Bind(pattern.DeclaredSymbol, value);
        return result;
    }

    /// <summary>{ Length: > 0 } on an array: it is asked only where there is one.</summary>
    private Operand MatchesArray(IRecursivePatternOperation pattern, Term value)
    {
        if (pattern.DeclaredSymbol is not null)
            Bind(pattern.DeclaredSymbol, value);
        Operand isNull = _present.Contains(value) ? Constant.False : IsNull(value, pattern);
        if (isNull is not Constant)
            DeclareAhead(pattern.PropertySubpatterns);
        return ((Atom)Choose(pattern.Syntax, isNull, () => new Atom(Constant.False), () => new Atom(Members(pattern, value, Constant.True)), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    /// <summary>Whether a value is of a type: known of what the method made, asked of what is from outside.</summary>
    private Operand IsOf(Term value, ITypeSymbol type, ITypeSymbol? from, IOperation place, bool isNegated = false)
    {
        Operand result = value switch
        {
            _ when IsNullableValue(value) => Combine(Operator.BitAnd, HasValue(value), IsOf(((Aggregate)value).Parts[1], type, from, place)),
            Aggregate or Reference when IsSurely(value, type) is bool matches => Constant.Boolean(matches),
            Variants variants when variants.Objects.All(one => IsSurely(one, type) is not null) => Enumerable.Range(0, variants.Objects.Count).Where(i => IsSurely(variants.Objects[i], type) is true)
                .Aggregate((Operand)Constant.False, (any, i) => Combine(Operator.BitOr, any, IsChosen(variants.Which, i))),
            _ when IsNumberOf(value, type) => Constant.True,
            Atom { Operand: Operand nothing } when IsNull(nothing, from) => Constant.False,
            Atom { Operand: { Type: OpaqueType } known } => ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Boolean), ["(" + As(known, from), $" is {TypeName(type)})"], [known], place.Syntax)).Operand,
            _ => throw Fence.Refuse(place),
        };
        return isNegated ? Not(result) : result;
    }

    /// <summary>A value from outside as a type, where it is of that type; else a default, which nobody reads.</summary>
    private Term IfOf(Operand known, ITypeSymbol type, ITypeSymbol? from, IOperation place) => IsNull(known, from) && FormOf(type) is { HasBuffer: false } form
        ? Default(form)
        : Resolve(type) is { IsReferenceType: true }
        ? Opaque(type, ["(" + As(known, from), $" as {TypeName(type)})!"], [known], place.Syntax)
        : Opaque(type, ["(" + As(known, from), $" is {TypeName(type)} ? ({TypeName(type)})" + As(known, from), $" : default({TypeName(type)}))"], [known, known], place.Syntax);

    /// <summary>What is known by a narrower type than C# has it is tested as what C# has it.</summary>
    private string As(Operand known, ITypeSymbol? from) => from is null || known.Type.Equals(Types.Opaque(Resolve(from)!)) ? "" : $"({TypeName(from)})";

    /// <summary>{ A: 1 } on what is from outside: its members are asked where it is of the type and not null.</summary>
    private Operand MatchesOutside(IRecursivePatternOperation pattern, Term value, Operand known)
    {
        if (pattern.DeconstructionSubpatterns.Length > 0 || Resolve(pattern.MatchedType) is not ITypeSymbol type)
            throw Fence.Refuse(pattern);
        bool isCast = !SymbolEqualityComparer.Default.Equals(type, Resolve(pattern.InputType));
        Term inside = isCast ? IfOf(known, type, pattern.InputType, pattern) : value;
        if (pattern.DeclaredSymbol is not null)
            Bind(pattern.DeclaredSymbol, inside);
        DeclareAhead(pattern.PropertySubpatterns);
        return ((Atom)Choose(pattern.Syntax, type.IsReferenceType || isCast ? IsOf(value, type, pattern.InputType, pattern) : Constant.True, () => new Atom(Members(pattern, inside, Constant.True)), () => new Atom(Constant.False), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    private Operand Members(IRecursivePatternOperation pattern, Term value, Operand result)
    {
        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            _initialised.Push(new ValuePlace(value, pattern.Syntax));
            Term member = Expression(property.Member);
            _initialised.Pop();
            result = Combine(Operator.BitAnd, result, Matches(property.Pattern, member));
        }
        return result;
    }

    /// <summary>Variables of patterns that are matched in a branch have a slot before it; where they are not bound, nobody reads them.</summary>
    private void DeclareAhead(IEnumerable<IOperation> code)
    {
        foreach (IPatternOperation pattern in code.SelectMany(part => part.DescendantsAndSelf()).OfType<IPatternOperation>())
        {
            ISymbol? declared = pattern switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                _ => null,
            };
            if (declared is ILocalSymbol local && FormOf(local.Type) is Form form && Default(form) is not Undefined and Term content && _declaredAhead.Add(local))
                Declare(local, local.Name, form, content);
        }
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

    private bool IsNumberOf(Term value, ITypeSymbol? type) => value is Atom { Operand.Type: ScalarType known } && FormOf(type) is AtomForm { Type: ScalarType wanted } && wanted.Equals(known);

    private static Operand HasValue(Term nullable) => ((Atom)((Aggregate)nullable).Parts[0]).Operand;

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
