using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>this.rate, this.Rate: constants, because nothing that is lowered assigns a field.</summary>
internal sealed partial class BodyLowering
{
    private Atom InstanceField(IFieldSymbol field, string name, SyntaxNode place)
    {
        if (Types.Ir(field.Type) is not IrType type || type is BufferType { Shape: not BufferShape.Array })
            throw UnsupportedType(field.Type, place.GetLocation());
        if (field.IsVolatile || field.RefKind != RefKind.None)
            throw new Refusal(OutsideState.Create(place.GetLocation(), name, "can change at any time; pass its value as a parameter"));
        if (!session.Compilation.IsSymbolAccessibleWithin(field.AssociatedSymbol ?? field, session.Container, session.Container))
            throw new Refusal(Inaccessible.Create(place.GetLocation(), field.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        return new Atom(new External(type, "this." + Escape(name)));
    }

    private Term InstanceProperty(IPropertyReferenceOperation reference, string name)
    {
        IPropertySymbol property = reference.Property;
        bool isOpen = (property.IsVirtual || property.IsAbstract || (property.IsOverride && !property.IsSealed)) && !session.Container.IsSealed;
        if (isOpen || property.GetMethod is not IMethodSymbol getter || property.ReturnsByRef || property.ReturnsByRefReadonly)
            throw Fence.Refuse(reference);
        IFieldSymbol? field = property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.AssociatedSymbol, property));
        SyntaxNode? source = getter.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
        if (field is not null && source is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null })
            return InstanceField(field, property.Name, reference.Syntax);
        if (source is null || _inlined.Contains(getter.OriginalDefinition))
            throw Fence.Refuse(reference);
        _inlined.Push(getter.OriginalDefinition);
        Term result = Inline(getter.OriginalDefinition, source, [], name, reference.Syntax.GetLocation()) ?? throw Fence.Refuse(reference);
        _inlined.Pop();
        return result;
    }
}
