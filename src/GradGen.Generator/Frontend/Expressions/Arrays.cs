using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Elements and lengths of arrays and spans: of numbers (one buffer), and of several dimensions or of structs (a buffer for each number in an element).</summary>
internal sealed partial class BodyLowering
{
    private ArrayShape? ShapeOf(ITypeSymbol? type) => (FormOf(type) as AggregateForm)?.Array;

    /// <summary>True for an array or span that can be followed.</summary>
    private bool IsArray(ITypeSymbol? type) => BufferOf(type) is not null || ShapeOf(type) is not null;

    /// <summary>True for one with a single dimension.</summary>
    private bool IsRun(ITypeSymbol? type) => BufferOf(type) is not null || ShapeOf(type) is { Rank: 1, IsTable: false };

    private static bool IsRun(Term value) => value is Atom { Operand.Type: BufferType } or Aggregate { Form.Array: { Rank: 1, IsTable: false } };

    /// <summary>The buffers of an array: one for each number in an element.</summary>
    private static Operand[] BuffersOf(Term array) => [.. array.Leaves.Where(leaf => leaf.Type is BufferType)];

    /// <summary>Where an array begins that lies with others.</summary>
    private static Operand StartOf(Aggregate row) => row.Leaves.ElementAt(row.Form.Array!.Rank);

    private static Form ElementForm(Term array) => array is Aggregate { Form.Array: ArrayShape shape } ? shape.Element : new AtomForm(((BufferType)((Atom)array).Operand.Type).Element);

    private static ITypeSymbol ElementType(ITypeSymbol array) => array is IArrayTypeSymbol own ? own.ElementType : ((INamedTypeSymbol)array).TypeArguments[0];

    /// <summary>The element with a number, in row-major order.</summary>
    private Place ElementAt(Term array, Operand index, SyntaxNode syntax) =>
        IsTable(array) ? new RowPlace((Aggregate)array, index, syntax)
        : array is Aggregate { Form.Array.IsRow: true } row ? ElementAt(BuffersOf(array), Sum(StartOf(row), index, "at"), ElementForm(array), syntax)
        : ElementAt(BuffersOf(array), index, ElementForm(array), syntax);

    private static Place ElementAt(Operand[] buffers, Operand index, Form element, SyntaxNode syntax) => element is AtomForm
        ? new ElementPlace(buffers[0], index, syntax)
        : new ItemPlace(buffers.ToEquatableArray(), index, element, syntax);

    /// <summary>A field of an element: the element of fewer buffers.</summary>
    private static Place MemberOf(ItemPlace item, AggregateForm form, PartPlace part)
    {
        int index = IndexIn(form, part);
        int first = form.Parts.Take(index).Sum(before => before.Leaves.Count());
        return ElementAt([.. item.Buffers.Skip(first).Take(form.Parts[index].Leaves.Count())], item.Index, form.Parts[index], part.Syntax);
    }

    private Place ElementOf(IOperation whole, IReadOnlyList<IOperation> indices, SyntaxNode syntax)
    {
        if (OutsideRow(whole) is CodeText outsideRow)
        {
            outsideRow.Add("[");
            outsideRow.AddValue(indices[0]);
            outsideRow.Add("]");
            return new ValuePlace(Opaque(ElementType(whole.Type!), outsideRow.Pieces, outsideRow.Operands, syntax), syntax);
        }
        Term array = Expression(whole);
        switch (array)
        {
            case CodeList list:
                return new ValuePlace(ElementOf(list, indices[0]), syntax);
            case Atom { Operand: { Type: BufferType } buffer }:
                Operand index = Index(buffer, indices[0]);
                return MovedTo(array) is null ? new ElementPlace(buffer, index, syntax) : throw Unsupported(syntax, "An index that gives the array another name", "give it the name before");
            case Aggregate { Form.Array: { IsRow: true, Rank: 1 } } row:
                // The buffer goes on behind the row.
                Operand inRow = indices[0] is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? Difference(row.Leaves.First(), Scalar(hat.Operand)) : IsIndex(indices[0].Type) ? Offset(Expression(indices[0]), row.Leaves.First()) : Index(BuffersOf(array)[0], indices[0]);
                if (!_ranges.IsInside(inRow, row.Leaves.First()))
                    ThrowUnless(Inside(inRow, row.Leaves.First()), "new global::System.IndexOutOfRangeException()", syntax);
                return ElementAt(array, inRow, syntax);
            case Aggregate { Form.Array: ArrayShape { Rank: 1 } }:
                return ElementAt(array, Index(BuffersOf(array)[0], indices[0]), syntax);
            case Aggregate { Form.Array: ArrayShape { Rank: int rank, IsRow: bool isRow } } grid:
                Operand[] lengths = [.. grid.Leaves.Take(rank)];
                Operand[] at = [.. indices.Select(index => Convert(Scalar(index), ScalarType.Int32, index.Syntax))];
                Operand flat = at[0];
                for (int i = 0; i < rank; i++)
                {
                    // That the first index is inside is what the buffer checks, unless others lie in it.
                    if ((i > 0 || isRow) && !_ranges.IsInside(at[i], lengths[i]))
                        ThrowUnless(Inside(at[i], lengths[i]), "new global::System.IndexOutOfRangeException()", syntax);
                    if (i > 0)
                        flat = Sum(Product(flat, lengths[i], "row"), at[i], "at");
                }
                return ElementAt(array, flat, syntax);
            case Atom { Operand: { Type: OpaqueType } outside }:
                var text = new CodeText(this);
                text.Add(array, whole.Type, syntax);
                for (int i = 0; i < indices.Count; i++)
                {
                    text.Add(i == 0 ? "[" : ", ");
                    text.AddValue(indices[i]);
                }
                text.Add("]");
                return new ValuePlace(Opaque(ElementType(whole.Type!), text.Pieces, text.Operands, syntax), syntax);
            default:
                throw UnsupportedType(whole.Type, whole.Syntax.GetLocation());
        }
    }

    /// <summary>A row of a table that the method did not make, as C# text; null for another array.</summary>
    private CodeText? OutsideRow(IOperation row)
    {
        if (row is not IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation, Indices: [IOperation index] } element
            || ShapeOf(element.ArrayReference.Type) is not { IsTable: true } || Expression(element.ArrayReference) is not Atom { Operand.Type: OpaqueType } table)
            return null;
        var text = new CodeText(this);
        text.Add(table, element.ArrayReference.Type, row.Syntax);
        text.Add("[");
        text.AddValue(index);
        text.Add("]");
        return text;
    }

    private Value Inside(Operand index, Operand length)
    {
        Operand isPositive = _builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [index, Constant.Int32(0)]);
        return _builder.Compute(Operator.BitAnd, ScalarType.Boolean, [isPositive, _builder.Compute(Operator.Less, ScalarType.Boolean, [index, length])]);
    }

    private Operand Product(Operand a, Operand b, string name) => (a, b) switch
    {
        (Constant { Bits: 1 }, _) => b,
        (_, Constant { Bits: 1 }) => a,
        (Constant { Bits: 0 }, _) or (_, Constant { Bits: 0 }) => Constant.Int32(0),
        (Constant x, Constant y) => Constant.Int32(unchecked((int)(x.Bits * y.Bits))),
        _ => _builder.Compute(Operator.Multiply, ScalarType.Int32, [a, b], name),
    };

    private Operand Product(IEnumerable<Operand> lengths) => lengths.Aggregate((a, b) => Product(a, b, "count"));

    /// <summary>How many elements an array has, over all dimensions.</summary>
    private Operand CountOf(Term array, string name = "") => array is Aggregate { Form.Array: ArrayShape shape }
        ? Product(array.Leaves.Take(shape.Rank))
        : LengthOf(((Atom)array).Operand, name);

    /// <summary>Length and Rank of an array that is more than a buffer; null for another property.</summary>
    private Term? ArrayProperty(IPropertyReferenceOperation reference, string name)
    {
        if (reference is not { Instance: IOperation instance, Property: { IsIndexer: false, Name: "Length" or "Rank" or "LongLength" or "IsEmpty" } property } || ShapeOf(instance.Type) is not ArrayShape shape)
            return null;
        return (Expression(instance), property.Name) switch
        {
            (Atom { Operand: External outside }, _) => Outside(property.Type, $"{outside.Read}.{property.Name}"),
            (Atom { Operand: Operand outside }, _) => Opaque(property.Type, ["", "." + property.Name], [outside], reference.Syntax, name: name),
            (_, "Rank") => new Atom(Constant.Int32(shape.Rank)),
            (Term array, "IsEmpty") => new Atom(_builder.Compute(Operator.Equal, ScalarType.Boolean, [CountOf(array), Constant.Int32(0)], name)),
            (Term array, "Length") => new Atom(CountOf(array, name)),
            (Term array, _) => new Atom(Convert(CountOf(array), ScalarType.Int64, reference.Syntax, name)),
        };
    }

    /// <summary>GetLength, GetLongLength, GetLowerBound and GetUpperBound; null for another call.</summary>
    private Term? ArrayCall(IInvocationOperation call, string name)
    {
        if (call is not { Instance: IOperation instance, TargetMethod: { Name: "GetLength" or "GetLongLength" or "GetLowerBound" or "GetUpperBound", ContainingType.SpecialType: SpecialType.System_Array } method, Arguments: [IArgumentOperation argument] } || !IsArray(instance.Type))
            return null;
        Term array = Expression(instance);
        if (array is Atom { Operand: { Type: OpaqueType } outside })
            return outside is External named && argument.Value.ConstantValue is { HasValue: true, Value: int constant }
                ? Outside(method.ReturnType, $"{named.Read}.{method.Name}({constant})")
                : Opaque(method.ReturnType, ["", $".{method.Name}(", ")"], [outside, Scalar(argument.Value)], call.Syntax, name: name);
        int rank = array is Aggregate { Form.Array: ArrayShape shape } ? shape.Rank : 1;
        if (argument.Value.ConstantValue is not { HasValue: true, Value: int dimension } || dimension < 0 || dimension >= rank)
            throw Unsupported(argument, "A dimension that is not a constant of the array's", "write its number");
        if (method.Name == "GetLowerBound")
            return new Atom(Constant.Int32(0));
        Operand length = array is Atom { Operand: Operand buffer } ? LengthOf(buffer, name) : array.Leaves.ElementAt(dimension);
        return new Atom(method.Name switch { "GetLength" => length, "GetLongLength" => Convert(length, ScalarType.Int64, call.Syntax, name), _ => Difference(length, Constant.Int32(1)) });
    }
}
