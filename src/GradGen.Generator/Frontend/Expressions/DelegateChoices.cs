using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ImmutableSlots = System.Collections.Immutable.ImmutableDictionary<GradGen.Generator.Frontend.Slot, GradGen.Generator.Frontend.Term>;

namespace GradGen.Generator.Frontend;

/// <summary>A delegate that is one of several: which one is a number, and where it is invoked, the code of each stands in a branch.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The delegates that the term is one of, and which; null for another term.</summary>
    private static (Operand Which, EquatableArray<Term> Alternatives)? AlternativesOf(Term value) => value switch
    {
        Code or Atom { Operand: External { IsDefault: true } } => (Constant.Int32(0), [value]),
        Codes codes => (codes.Which, codes.Alternatives),
        _ => null,
    };

    private Term? Invoke(Codes codes, IInvocationOperation call, IReadOnlyList<Argument> arguments, string name)
    {
        Form? form = call.TargetMethod.ReturnsVoid ? null : FormOf(call.Type) ?? throw UnsupportedType(call.Type, NameOf(call));
        return Next(0);

        Term? Next(int index)
        {
            return index + 1 == codes.Alternatives.Count
                ? One(index)
                : Choose(call.Syntax, IsChosen(codes.Which, index), () => One(index), () => Next(index + 1), form, name);
        }

        Term? One(int index)
        {
            if (codes.Alternatives[index] is Code { Closure: Closure closure })
                return Invoke(closure, call, arguments, name);
            ThrowUnless(Constant.False, "new global::System.NullReferenceException()", call.Syntax);
            return form is null ? null : Undefined.Instance;
        }
    }

    private Operand IsChosen(Operand number, int index) => number is Constant which
        ? Constant.Boolean(which.Bits == index)
        : _builder.Compute(Operator.Equal, ScalarType.Boolean, [number, Constant.Int32(index)]);

    private Operand IsNull(Codes codes) => Enumerable.Range(0, codes.Alternatives.Count).Where(i => codes.Alternatives[i] is not Code)
        .Aggregate((Operand)Constant.False, (any, i) => Combine(Operator.BitOr, any, IsChosen(codes.Which, i)));

    /// <summary>{ f, g } of delegates; null where an element is no code that is known.</summary>
    private CodeList? ListOfCode(ITypeSymbol? type, IEnumerable<IOperation> elements) => type is IArrayTypeSymbol { Rank: 1, ElementType.TypeKind: TypeKind.Delegate }
        && elements.ToList() is { Count: > 0 } items && items.All(item => Unconverted(item) is IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation)
            ? new CodeList(items.Select(item => Delegate(Unconverted(item))).ToEquatableArray())
            : null;

    private Codes ElementOf(CodeList list, IOperation index)
    {
        Operand number = index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? Difference(Constant.Int32(list.Items.Count), Scalar(hat.Operand)) : Convert(Scalar(index), ScalarType.Int32, index.Syntax);
        if (!_ranges.IsInside(number, Constant.Int32(list.Items.Count)))
            ThrowUnless(Inside(number, Constant.Int32(list.Items.Count)), "new global::System.IndexOutOfRangeException()", index.Syntax);
        return new Codes(number, list.Items);
    }

    /// <summary>Variables that a delegate captured on a path are there behind it.</summary>
    private void KeepCaptured(Join join, ImmutableSlots then, ImmutableSlots otherwise, ImmutableSlots.Builder after, int first, SyntaxNode place)
    {
        foreach (Slot slot in after.Values.SelectMany(CapturedBy).Distinct().OrderBy(slot => slot.Order).ToList())
        {
            if (after.ContainsKey(slot))
                continue;
            (Term? a, Term? b) = (Content(then, slot), Content(otherwise, slot));
            if ((a ?? b) is not Term known || (a is not null && b is not null))
                continue;
            Term? filled = Filled(known, Undefined.Instance, first);
            after[slot] = (filled is null ? null : a is null ? join.Of(slot.Form, filled, known, slot.Name) : join.Of(slot.Form, known, filled, slot.Name)) ?? throw new Refusal(ReboundBuffer.Create(place.GetLocation(), slot.Name));
        }

        static Term? Content(ImmutableSlots path, Slot slot) => path.TryGetValue(slot, out Term? content) && content is not Undefined ? content : null;
    }

    private static IEnumerable<Slot> CapturedBy(Term value) => value switch
    {
        Code code => code.Closure.Captured,
        Codes codes => codes.Alternatives.SelectMany(CapturedBy),
        CodeList list => list.Items.SelectMany(CapturedBy),
        _ => [],
    };
}
