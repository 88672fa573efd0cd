using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>What can be assigned, and how it is read and written.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>What is being initialised: { X = 1 } after new and with.</summary>
    private readonly Stack<Place> _initialised = new();

    private Place PlaceOf(IOperation target) => Dereferenced(PlaceHere(target), target);

    private Place PlaceHere(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } local:
                Form form = FormOf(local.Type) ?? throw UnsupportedType(local.Type, local.Syntax.GetLocation());
                return new VariablePlace(Declare(local.Local, local.Local.Name, form, Undefined.Instance), local.Syntax);
            case ILocalReferenceOperation local:
                return PlaceOf(local.Local, local);
            case IParameterReferenceOperation parameter:
                return PlaceOf(parameter.Parameter, parameter);
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return PlaceOf(parenthesized.Operand);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput } when _initialised.Count > 0:
                return _initialised.Peek();
            case IInstanceReferenceOperation:
                return _frame.Receiver ?? throw Fence.Refuse(target);
            case IDiscardOperation:
                return new NoPlace(target.Syntax);
            case IFieldReferenceOperation { Instance: IOperation instance } field:
                return MemberOf(PlaceOf(instance), field.Field, field.Syntax);
            case IArrayElementReferenceOperation { Indices: [] }:
                throw new Refusal(null);
            case IArrayElementReferenceOperation element when !element.Indices.Any(index => IsRange(index.Type)):
                return ElementOf(element.ArrayReference, element.Indices, element.Syntax);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IOperation span, Arguments: [IArgumentOperation at] } element when Types.SpanShape(span.Type) is not null:
                return ElementOf(span, [at.Value], element.Syntax);
            case IImplicitIndexerReferenceOperation { Instance: IOperation span } element when Types.SpanShape(span.Type) is not null:
                return ElementOf(span, [element.Argument], element.Syntax);
            case IImplicitIndexerReferenceOperation { Argument: not IRangeOperation } element when ListOf(element.Instance) is HeapObject list:
                return ItemOf(list, IndexIn(list, element.Argument), element.Syntax);
            case IPropertyReferenceOperation property:
                return PropertyPlace(property);
            case IInvocationOperation call when ReturnsReference(call.TargetMethod):
                return ReferredBy(call);
            case IFieldReferenceOperation { Field: { IsConst: false } outside }:
                return new OutsidePlace(outside, target.Syntax);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IFieldReferenceOperation:
                throw Fence.Refuse(target);
            default:
                return new ValuePlace(Expression(target), target.Syntax);
        }
    }

    private Place PlaceOf(ISymbol variable, IOperation reference)
    {
        if (_unknown.Contains(variable))
            throw new Refusal(null);
        if (_variables.TryGetValue(variable, out Place? place))
            return place with { Syntax = reference.Syntax };
        // A parameter of a primary constructor, read in a member; or that of an extension block.
        if (variable is IParameterSymbol && _frame.Receiver is Place receiver)
            return IsExtension(_frame.Method) ? receiver with { Syntax = reference.Syntax } : MemberOf(receiver, variable, reference.Syntax);
        if (FormOf(reference.Type) is null)
            throw UnsupportedType(reference.Type, reference.Syntax.GetLocation());
        if (reference.ConstantValue.HasValue)
            return new ValuePlace(Expression(reference), reference.Syntax);
        throw Unsupported(reference, $"'{variable.Name}' here", "declare it in the method");
    }

    private Place MemberOf(Place whole, ISymbol member, SyntaxNode syntax) =>
        whole is VariablePlace or PartPlace or ValuePlace && Content(whole) is Reference { Object: HeapObject target } && target.Find(member) is Slot slot
            ? new VariablePlace(slot, syntax)
            : whole is ItemPlace { Element: AggregateForm form } item ? MemberOf(item, form, new PartPlace(whole, member, syntax))
            : new PartPlace(whole, member, syntax);

    /// <summary>What is in the place, if anything.</summary>
    private Term Content(Place place) => place switch
    {
        VariablePlace variable => variable.IsPresent ? Get(variable.Slot) : Whole(variable.Slot),
        ValuePlace value => value.Value,
        PartPlace part when Content(part.Whole) is Aggregate whole => PartOf(whole, part),
        ItemPlace or RowPlace => Read(place),
        _ => Undefined.Instance,
    };

    private static Term PartOf(Aggregate whole, PartPlace part) => whole.Parts[IndexIn(whole.Form, part)];

    private static int IndexIn(AggregateForm form, PartPlace part) =>
        (form.Type is null && part.Member is IFieldSymbol field ? TupleIndex(field) : form.IndexOf(part.Member))
        ?? throw Unsupported(part.Syntax, $"'{part.Member.Name}' here", "read it from the object that declares it");

    private Operand Buffer(IOperation expression)
    {
        if (BufferOf(expression.Type) is null)
            throw UnsupportedType(expression.Type, expression.Syntax.GetLocation());
        return Scalar(expression);
    }

    private Operand Index(Operand buffer, IOperation index)
    {
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat })
            return Offset(index, LengthOf(buffer));
        if (IsIndex(index.Type))
            return Offset(Expression(index), LengthOf(buffer));
        if (ScalarOf(index.Type) is { Kind: ScalarKind.Int64 or ScalarKind.UInt32 } wide)
        {
            // One that is no int is behind every element, or in front of them.
            Operand at = Scalar(index), number = Convert(at, ScalarType.Int32, index.Syntax);
            if (number is not Constant)
                ThrowUnless(_builder.Compute(Operator.Equal, ScalarType.Boolean, [Convert(number, wide, index.Syntax), at]), "new global::System.IndexOutOfRangeException()", index.Syntax);
            return number;
        }
        if (ScalarOf(index.Type) is not { Kind: ScalarKind.Int32 or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Byte or ScalarKind.SByte or ScalarKind.Char })
            throw Unsupported(index, $"An index of type '{index.Type?.ToDisplayString() ?? "?"}'", "convert it to int");
        return Convert(Scalar(index), ScalarType.Int32, index.Syntax);
    }

    private Term Read(Place place, string name = "")
    {
        switch (place = Current(place))
        {
            case ElementPlace element:
                return new Atom(Load(element.Buffer, element.Index, name));
            case RowPlace row:
                return RowOf(row, name);
            case ItemPlace item:
                return item.Element.Assemble(item.Buffers.Zip(item.Element.LeafNames(name), (buffer, leaf) => Load(buffer, item.Index, leaf)).ToList());
            case VariablePlace variable when Get(variable.Slot) is Undefined:
                throw variable.Slot.Form.HasBuffer
                    ? new Refusal(ReboundBuffer.Create(place.Syntax.GetLocation(), variable.Slot.Name.Length > 0 ? variable.Slot.Name : OneLine(place.Syntax)))
                    : Unsupported(place.Syntax, $"'{variable.Slot.Name}', which may not be assigned here,", "give it a value where it is declared");
            case VariablePlace { IsPresent: false } variable when Whole(variable.Slot) is Optional maybe:
                return maybe with { Content = Snapshot(maybe.Content) };
            case VariablePlace variable:
                return Snapshot(Get(variable.Slot));
            case ValuePlace value:
                return value.Value;
            case AccessorPlace accessor:
                return Get(accessor, name);
            case OutsidePlace outside:
                return StaticField(outside.Field, outside.Syntax);
            case PartPlace part:
                Term whole = Read(part.Whole);
                Term content = whole switch
                {
                    Aggregate aggregate => PartOf(aggregate, part),
                    Variants variants => Each(variants, part.Syntax, FormOf(TypeOf(part.Member)), name, one => PartOf((Aggregate)one, part))!,
                    Reference { Object: HeapObject target } when target.Find(part.Member) is Slot slot => Whole(slot),
                    Atom { Operand: Operand { Type: OpaqueType } operand } => OutsideMember(operand, part.Member, part.Syntax),
                    _ => Undefined.Instance,
                };
                return content is not Undefined ? content : throw Unsupported(place.Syntax, $"'{part.Member.Name}', which may not be assigned here,", "give it a value first");
            default:
                throw Unsupported(place.Syntax, "This read", "give the variable a value first");
        }
    }

    private Value Load(Operand buffer, Operand index, string name) => _builder.Load(buffer, index, name);

    private void Write(Place place, Term content)
    {
        switch (place = Current(place))
        {
            case VariablePlace variable:
                CheckField(variable.Slot);
                Set(variable.Slot, Held(variable.Slot, content, place.Syntax));
                break;
            case PartPlace { Whole: VariablePlace { Slot: Slot slot } } part when Get(slot) is Undefined && slot.Form is AggregateForm form:
                Set(slot, ((Aggregate)Default(form)).Replace(IndexIn(form, part), content));
                break;
            case PartPlace part:
                switch (Read(part.Whole))
                {
                    case Aggregate whole:
                        if (PartOf(whole, part).Equals(content))
                            break;
                        // An object by its fields has no other name.
                        if (_copiedTypes.TryGetValue(whole.Form, out Diagnostic? why) && !Structures.IsImmutable(whole.Form.Type!))
                            throw new Refusal(why);
                        Write(part.Whole, whole.Replace(IndexIn(whole.Form, part), content));
                        break;
                    case Variants variants when _copiedTypes.TryGetValue(((Aggregate)variants.Objects[0]).Form, out Diagnostic? copied):
                        throw new Refusal(copied);
                    case Reference { Object: HeapObject target } when target.Find(part.Member) is Slot field:
                        CheckField(field);
                        Set(field, Held(field, content, part.Syntax));
                        break;
                    default:
                        throw new Refusal(OutsideState.Create(part.Syntax.GetLocation(), part.Member.Name, "is assigned, but a derivative must leave no trace; return the value instead"));
                }
                break;
            case AccessorPlace accessor:
                Set(accessor, content);
                break;
            case OutsidePlace { Field: IFieldSymbol outside }:
                throw new Refusal(OutsideState.Create(place.Syntax.GetLocation(), outside.Name, "is assigned, but a derivative must leave no trace; return the value instead"));
            case ElementPlace element when RootOf(element.Buffer) is External table:
                throw new Refusal(OutsideState.Create(place.Syntax.GetLocation(), table.Text.Split('.').Last().TrimEnd('!'), "is a table of constants, so its elements must not be written"));
            case RowPlace row:
                Write(row, content);
                break;
            case ElementPlace element:
                MarkRow(element);
                _builder.Add(new Store(element.Buffer, element.Index, ((Atom)content).Operand));
                break;
            case ItemPlace item:
                foreach ((Operand buffer, Operand leaf) in item.Buffers.Zip(content.Leaves, (buffer, leaf) => (buffer, leaf)).ToList())
                    Write(new ElementPlace(buffer, item.Index, item.Syntax), new Atom(leaf));
                break;
            case ValuePlace:
                throw Unsupported(place.Syntax, "This assignment", "assign a variable, a field of a struct or object made here, or an element of an array of numbers");
        }
    }

    /// <summary>The variable's name, for what is computed to be put there.</summary>
    private static string NameOf(Place place) => place switch
    {
        VariablePlace variable => variable.Slot.Name,
        PartPlace part => AggregateForm.NameOf(NameOf(part.Whole), part.Member.Name),
        _ => "",
    };

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
