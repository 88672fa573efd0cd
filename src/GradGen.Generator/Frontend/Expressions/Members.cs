using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Fields and properties: of buffers, of structs, of objects, static ones.</summary>
internal sealed partial class BodyLowering
{
    private static readonly SymbolDisplayFormat s_qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    private Term Property(IPropertyReferenceOperation reference, string name)
    {
        if (reference.Property is { Name: "Count", IsIndexer: false } && ListOf(reference.Instance) is HeapObject list)
            return new Atom(CountOf(list));
        if (reference is { Property: { Name: "Length", IsIndexer: false }, Instance: IArrayElementReferenceOperation inTable } && OutsideRow(inTable) is CodeText outsideRow)
        {
            outsideRow.Add(".Length");
            return Opaque(reference.Type, outsideRow.Pieces, outsideRow.Operands, reference.Syntax, name: name);
        }
        if (reference is { Property: { Name: "Length", IsIndexer: false }, Instance: IOperation array } && Followed(array) is CodeList code)
            return new Atom(Constant.Int32(code.Items.Count));
        if (reference is { Property.IsIndexer: true, Instance: IOperation span } && Types.SpanShape(span.Type) is not null)
            return Read(PlaceOf(reference), name);
        if (ArrayProperty(reference, name) is Term length)
            return length;
        if (reference.Instance is IOperation instance && BufferOf(instance.Type) is not null)
        {
            if (reference.Property.IsIndexer)
                return Read(PlaceOf(reference), name);
            if (reference.Property.Name is "Length" or "LongLength" or "IsEmpty")
            {
                Term whole = Expression(instance);
                Operand count = whole is Atom { Operand: { Type: OpaqueType } row } ? ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Int32), ["", ".Length"], [row], reference.Syntax, name: name)).Operand : CountOf(whole, name);
                if (reference.Property.Name == "LongLength")
                    return new Atom(Convert(count, ScalarType.Int64, reference.Syntax, name));
                return new Atom(reference.Property.Name == "Length" ? count : _builder.Compute(Operator.Equal, ScalarType.Boolean, [count, Constant.Int32(0)], name));
            }
        }
        if (reference is { Property: { Name: "Count" or "Length", IsIndexer: false }, Instance.Type.TypeKind: TypeKind.Interface } && Content(PlaceOf(reference.Instance)) is Atom { Operand: { Type: BufferType } buffer })
            return new Atom(LengthOf(buffer, name));
        if (reference is { Instance: null, Property.Name: "Empty" } && Types.SpanShape(reference.Property.ContainingType) is not null && BufferOf(reference.Type) is BufferType none)
            return new Atom(Empty(none, name));
        return NumericConstant(reference) ?? Stopped(reference.Property, Read(PropertyPlace(reference), name));
    }

    private Place PropertyPlace(IPropertyReferenceOperation reference)
    {
        Place? receiver = reference.Instance is IOperation instance ? PlaceOf(instance) : null;
        if (receiver is OutsidePlace or AccessorPlace or ElementPlace)
            receiver = new ValuePlace(Read(receiver), receiver.Syntax);
        return PropertyPlace(reference, receiver);
    }

    private Place PropertyPlace(IPropertyReferenceOperation reference, Place? receiver)
    {
        IPropertySymbol property = reference.Property;
        Term content = receiver is null ? Undefined.Instance : Content(receiver);
        if (content is Variants variants)
            return new ValuePlace(Each(variants, reference.Syntax, FormOf(reference.Type) ?? throw UnsupportedType(reference.Type, reference.Syntax.GetLocation()), "", one => Read(PropertyPlace(reference, new ValuePlace(one, reference.Syntax))))!, reference.Syntax);
        if (property.IsIndexer && reference.Arguments.Length == 1 && ListIn(content) is HeapObject items)
            return ItemOf(items, IndexIn(items, reference.Arguments[0].Value), reference.Syntax);
        if (content is Atom { Operand: { Type: BufferType } list } && property.IsIndexer && reference.Arguments.Length == 1)
            return new ElementPlace(list, Index(list, reference.Arguments[0].Value), reference.Syntax);
        property = (IPropertySymbol?)Override(property, content, reference) ?? (reference.ConstrainedToType is ITypeSymbol type ? (IPropertySymbol)Implementation(property, [Resolve(type)]) : property);
        if (receiver is not null && IsField(property, content))
        {
            if (content is Aggregate nullable && IsNullableValue(nullable) && property.Name == "Value")
                CheckPresent(nullable, reference.Syntax);
            return MemberOf(receiver, property, reference.Syntax);
        }
        var accessor = new AccessorPlace(receiver, property, reference.Arguments.Select(argument => Expression(argument.Value)).ToEquatableArray(), reference);
        return property.RefKind is RefKind.None ? accessor : ReferredBy(accessor);
    }

    /// <summary>True for a property that the compiler implements by a field of what it is read of.</summary>
    private static bool IsField(IPropertySymbol property, Term receiver) => receiver switch
    {
        Aggregate aggregate => aggregate.Form.IndexOf(property) is not null && (Types.IsNullable(property.ContainingType) || IsAuto(property)),
        Reference reference => reference.Object.Find(property) is not null && IsAuto(property),
        _ => false,
    };

    /// <summary>True when no accessor has a body.</summary>
    private static bool IsAuto(IPropertySymbol property) => property.ContainingType.IsAnonymousType || property.OriginalDefinition.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody: not null } => false,
        PropertyDeclarationSyntax { AccessorList: AccessorListSyntax list } => list.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    });

    private Term Get(AccessorPlace place, string name)
    {
        IPropertySymbol property = place.Property;
        Term receiver = place.Receiver is null ? Undefined.Instance : Content(place.Receiver);
        if (VectorProperty(place, receiver, name) is Term known)
            return known;
        if (place.Receiver is null && property is { IsStatic: true, SetMethod: null } && IsAuto(property) && property.OriginalDefinition.DeclaringSyntaxReferences.Length > 0)
            return SettledObject(property, Resolve(property.Type)) ?? Outside(Named(property, place.Syntax).Type, TypeName(property.ContainingType) + "." + Escape(property.Name));
        bool isFollowed = receiver is Aggregate or Reference || property.GetMethod is null;
        if (!isFollowed && receiver is Atom { Operand: External outside } && IsAuto(property) && property.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 && IsSettled(property))
            return OutsideMember(outside, property, place.Syntax);
        if (property.GetMethod is IMethodSymbol getter && Body(getter) is SyntaxNode source && (receiver is not Atom || IsSettled(property)))
        {
            return isFollowed
                ? Lowered(getter, source, place, [], name) ?? throw Fence.Refuse(place.Reference)
                : Attempt(() => Lowered(getter, source, place, [], name), refusal => CanName(getter) ? OpaqueProperty(place, receiver, name, refusal.Diagnostic) : throw refusal) ?? throw Fence.Refuse(place.Reference);
        }
        if (isFollowed)
            throw Fence.Refuse(place.Reference);
        return OpaqueProperty(place, receiver, name);
    }

    /// <summary>True when the property cannot be overridden by the object at run time.</summary>
    private bool IsSettled(IPropertySymbol property) =>
        !(property.IsVirtual || property.IsAbstract || (property.IsOverride && !property.IsSealed)) || property.ContainingType.IsSealed || session.Container.IsSealed;

    private void Set(AccessorPlace place, Term content)
    {
        if (SetVector(place, content))
            return;
        if (place.Receiver is null || place.Property.SetMethod is not IMethodSymbol setter)
            throw new Refusal(OutsideState.Create(place.Syntax.GetLocation(), place.Property.Name, "is assigned, but a derivative must leave no trace; return the value instead"));
        if (Content(place.Receiver) is Aggregate or Reference)
        {
            Lowered(setter, Body(setter) ?? throw Fence.Refuse(place.Reference), place, [content], "");
            return;
        }
        // What is done to an object from outside is done once, as in the primal.
        if (place.Property.OriginalDefinition.DeclaringSyntaxReferences.Length > 0)
            session.Foreign ??= place.Syntax.GetLocation();
        CodeText text = PropertyText(place, Read(place.Receiver));
        text.Add(" = ");
        text.Add(content, place.Property.Type, place.Syntax);
        Opaque(null, text.Pieces, text.Operands, place.Syntax, isPure: false);
    }

    private Term? Lowered(IMethodSymbol accessor, SyntaxNode source, AccessorPlace place, Term[] value, string name)
    {
        if (_inlined.Contains(accessor.OriginalDefinition, SymbolEqualityComparer.Default))
            throw Fence.Refuse(place.Reference);
        _inlined.Push(accessor.OriginalDefinition);
        Argument[] arguments = [.. place.Arguments.Concat(value).Select((term, i) => new Argument(i, term, null))];
        Term? result = Inline(accessor, source, place.Receiver, arguments, name, place.Syntax.GetLocation());
        _inlined.Pop();
        return result;
    }

    /// <summary>The syntax of an accessor's body; null when it has none.</summary>
    private SyntaxNode? Body(IMethodSymbol accessor) => accessor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is SyntaxReference reference && session.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
        ? reference.GetSyntax(session.Cancellation) switch
        {
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            AccessorDeclarationSyntax syntax => syntax,
            ArrowExpressionClauseSyntax syntax => syntax,
            _ => null,
        }
        : null;

    private Term Field(IFieldReferenceOperation reference, string name)
    {
        IFieldSymbol field = reference.Field;
        if (field.IsVolatile || field.RefKind != RefKind.None)
            throw new Refusal(OutsideState.Create(reference.Syntax.GetLocation(), field.Name, "can change at any time; pass its value as a parameter"));
        if (reference.Instance is not null)
            return Stopped(field, Read(PlaceOf(reference), name));
        return Stopped(field, StaticField(field, reference.Syntax));
    }

    /// <summary>[NoDerivative] on what is read makes it a constant.</summary>
    private Term Stopped(ISymbol member, Term value) => IsConstant(member) ? Stop(value) : value;

    /// <summary>The name as C# text.</summary>
    private static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    private string TypeName(ITypeSymbol type) => Resolve(type)!.ToDisplayString(s_qualified);
}
