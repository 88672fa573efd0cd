using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>a.Length, span[i], tuple elements, constants outside the method.</summary>
internal sealed partial class BodyLowering
{
    private static readonly SymbolDisplayFormat s_qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    private Term Property(IPropertyReferenceOperation property, string name)
    {
        if (property.Instance is IOperation instance && Types.Buffer(instance.Type) is not null)
        {
            if (property.Property.IsIndexer)
                return Read(PlaceOf(property), name);
            if (property.Property.Name == "Length")
                return new Atom(LengthOf(Buffer(instance), name));
            if (property.Property.Name == "IsEmpty")
            {
                return new Atom(_builder.Compute(Operator.Equal, ScalarType.Boolean, [LengthOf(Buffer(instance)), Constant.Int32(0)], name));
            }
        }
        if (property is { Instance: null, Property.Name: "Empty" } && Types.SpanShape(property.Property.ContainingType) is not null && Types.Buffer(property.Type) is BufferType none)
            return new Atom(Empty(none, name));
        if (property is { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Arguments.Length: 0 } own)
            return InstanceProperty(own, name);
        throw Fence.Refuse(property);
    }

    private Term Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (reference.Instance is IOperation instance && TupleIndex(field) is int index)
            return Expression(instance) is Aggregate aggregate ? aggregate.Parts[index] : throw Fence.Refuse(reference);
        if (reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            return InstanceField(field, field.Name, reference.Syntax);
        if (!field.IsStatic)
            throw new Refusal(OutsideState.Create(reference.Syntax.GetLocation(), field.Name, "is an instance field; pass its value as a parameter"));
        if (Types.Ir(field.Type) is not IrType type)
            throw UnsupportedType(field.Type, reference.Syntax.GetLocation());
        if (!field.IsReadOnly)
            throw new Refusal(OutsideState.Create(reference.Syntax.GetLocation(), field.Name, "can change; make it readonly, or pass its value as a parameter"));
        if (!session.Compilation.IsSymbolAccessibleWithin(field, session.Container))
            throw new Refusal(Inaccessible.Create(reference.Syntax.GetLocation(), field.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        return new Atom(new External(type, $"{field.ContainingType.ToDisplayString(s_qualified)}.{Escape(field.Name)}"));
    }

    /// <summary>The name as C# text.</summary>
    private static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}
