using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>By which names generated code reads the fields of a struct: a private one by the property that gives it out.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The name of the field, or of a property that only reads it; null when the generated code can name neither.</summary>
    private string? ReadableName(ISymbol member)
    {
        if (member is IFieldSymbol or IPropertySymbol && IsNameable((member as IFieldSymbol)?.AssociatedSymbol ?? member))
            return (member as IFieldSymbol)?.AssociatedSymbol?.Name ?? member.Name;
        return Properties(member).FirstOrDefault(property => IsNameable(property) && GivesOut(property, member))?.Name;
    }

    /// <summary>The name of the field, or of a property that only reads it and only writes it; null when the generated code can assign neither.</summary>
    private string? AssignableName(ISymbol member)
    {
        if (member is not IFieldSymbol field)
            return null;
        if (IsNameable(field.AssociatedSymbol ?? field) && IsSettable(field))
            return field.AssociatedSymbol?.Name ?? field.Name;
        return field.IsReadOnly ? null : Properties(field).FirstOrDefault(property => IsNameable(property) && property.SetMethod is IMethodSymbol setter && IsNameable(setter) && GivesOut(property, field) && Takes(setter, field))?.Name;
    }

    private IEnumerable<IPropertySymbol> Properties(ISymbol member) =>
        member.ContainingType.OriginalDefinition.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, IsIndexer: false, GetMethod: not null } && IsSettled(property));

    private bool IsNameable(ISymbol member) => session.Compilation.IsSymbolAccessibleWithin(member, session.Container);

    /// <summary>True when the getter is nothing but the field.</summary>
    private bool GivesOut(IPropertySymbol property, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(property.Type, (member as IFieldSymbol)?.OriginalDefinition.Type ?? (member as IParameterSymbol)?.OriginalDefinition.Type)
        && OnlyStatement(property.GetMethod!) is IReturnOperation { ReturnedValue: IOperation value } && IsMember(value, member);

    /// <summary>True when the setter only assigns the field.</summary>
    private bool Takes(IMethodSymbol setter, ISymbol member) =>
        OnlyStatement(setter) is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value: IParameterReferenceOperation } assignment } && IsMember(assignment.Target, member);

    private IOperation? OnlyStatement(IMethodSymbol accessor) => Body(accessor) is SyntaxNode source && session.Model(source.SyntaxTree).GetOperation(source, session.Cancellation) is IOperation body
        ? body switch
        {
            IMethodBodyOperation method => Only(method.BlockBody ?? method.ExpressionBody),
            IBlockOperation block => Only(block),
            _ => null,
        }
        : null;

    private static IOperation? Only(IBlockOperation? block) => block is { Operations.Length: 1 } ? block.Operations[0] : null;

    private static bool IsMember(IOperation value, ISymbol member) => value switch
    {
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field => SymbolEqualityComparer.Default.Equals(field.Field.OriginalDefinition, member.OriginalDefinition),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, member),
        _ => false,
    };
}
