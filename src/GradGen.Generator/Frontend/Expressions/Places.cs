using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>What can be assigned: a variable, a part of one, an element. The place is evaluated once.</summary>
internal sealed partial class BodyLowering
{
    private abstract record Place(SyntaxNode Syntax);

    private sealed record VariablePlace(Slot Slot, SyntaxNode Syntax) : Place(Syntax);

    private sealed record PartPlace(Place Whole, int Part, SyntaxNode Syntax) : Place(Syntax);

    private sealed record ElementPlace(Operand Buffer, Operand Index, SyntaxNode Syntax) : Place(Syntax);

    private sealed record NoPlace(SyntaxNode Syntax) : Place(Syntax);

    private Place PlaceOf(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when local.IsDeclaration && !_slots.ContainsKey(local.Local):
                Form form = Types.Form(local.Type) ?? throw UnsupportedType(local.Type, local.Syntax.GetLocation());
                return new VariablePlace(Declare(local.Local, local.Local.Name, form, Undefined.Instance), local.Syntax);
            case ILocalReferenceOperation local when _slots.TryGetValue(local.Local, out Slot? slot):
                return new VariablePlace(slot, local.Syntax);
            case IParameterReferenceOperation parameter when _slots.TryGetValue(parameter.Parameter, out Slot? slot):
                return new VariablePlace(slot, parameter.Syntax);
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return PlaceOf(parenthesized.Operand);
            case IDiscardOperation:
                return new NoPlace(target.Syntax);
            case IFieldReferenceOperation { Instance: IOperation instance } field when TupleIndex(field.Field) is int index:
                return new PartPlace(PlaceOf(instance), index, field.Syntax);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                Operand array = Buffer(element.ArrayReference);
                return new ElementPlace(array, Index(array, element.Indices[0]), element.Syntax);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IOperation span, Arguments.Length: 1 } element when Types.SpanShape(span.Type) is not null:
                Operand buffer = Buffer(span);
                return new ElementPlace(buffer, Index(buffer, element.Arguments[0].Value), element.Syntax);
            case IImplicitIndexerReferenceOperation { Instance: IOperation span } element when Types.SpanShape(span.Type) is not null:
                Operand indexed = Buffer(span);
                return new ElementPlace(indexed, Index(indexed, element.Argument), element.Syntax);
            case IFieldReferenceOperation { Field: IFieldSymbol outside }:
                throw new Refusal(OutsideState.Create(target.Syntax.GetLocation(), outside.Name, "is assigned, but a derivative must leave no trace; return the value instead"));
            default:
                throw Fence.Refuse(target);
        }
    }

    private Operand Buffer(IOperation expression)
    {
        if (Types.Buffer(expression.Type) is null)
            throw UnsupportedType(expression.Type, expression.Syntax.GetLocation());
        return Scalar(expression);
    }

    private Operand Index(Operand buffer, IOperation index)
    {
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat })
            return Offset(index, buffer);
        if (index.Type?.SpecialType != SpecialType.System_Int32)
            throw Unsupported(index, $"An index of type '{index.Type?.ToDisplayString() ?? "?"}'", "convert it to int");
        return Scalar(index);
    }

    private Term Read(Place place, string name = "") => place switch
    {
        ElementPlace element => new Atom(Load(element.Buffer, element.Index, name)),
        VariablePlace variable when Get(variable.Slot) is not Undefined => Get(variable.Slot),
        PartPlace part => ((Aggregate)Read(part.Whole)).Parts[part.Part],
        _ => throw Unsupported(place.Syntax, "This read", "give the variable a value first"),
    };

    private Operand Load(Operand buffer, Operand index, string name) => _builder.Load(buffer, index, name);

    private void Write(Place place, Term content)
    {
        switch (place)
        {
            case VariablePlace variable:
                Set(variable.Slot, content);
                break;
            case PartPlace part:
                var whole = (Aggregate)Read(part.Whole);
                Write(part.Whole, new Aggregate(whole.Parts.Select((old, i) => i == part.Part ? content : old).ToEquatableArray()));
                break;
            case ElementPlace element when RootOf(element.Buffer) is External table:
                throw new Refusal(OutsideState.Create(place.Syntax.GetLocation(), table.Text.Split('.').Last(), "is a table of constants, so its elements must not be written"));
            case ElementPlace element:
                _builder.Add(new Store(element.Buffer, element.Index, ((Atom)content).Operand));
                break;
        }
    }

    private static int? TupleIndex(IFieldSymbol field)
    {
        if (field.ContainingType is not { IsTupleType: true } tuple)
            return null;
        for (int i = 0; i < tuple.TupleElements.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i];
            if (SymbolEqualityComparer.Default.Equals(element.CorrespondingTupleField ?? element, field.CorrespondingTupleField ?? field))
                return i;
        }
        return null;
    }
}
