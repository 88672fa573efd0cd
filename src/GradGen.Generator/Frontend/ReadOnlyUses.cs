using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Whether all code that can name something only reads it: it holds what it was given first, and so do the elements of an array.</summary>
internal sealed class ReadOnlyUses(Compilation compilation, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>True when a private field keeps the value of its initialiser.</summary>
    public bool Keeps(IFieldSymbol field) => field is { DeclaredAccessibility: Accessibility.Private, IsReadOnly: true }
        && field.ContainingType.OriginalDefinition.DeclaringSyntaxReferences.All(type => IsOnlyRead(field.OriginalDefinition, type.GetSyntax(cancellation)));

    private bool IsOnlyRead(ISymbol symbol, SyntaxNode code)
    {
        if (!_asked.Add(symbol))
            return true;
        SemanticModel model = compilation.GetSemanticModel(code.SyntaxTree);
        foreach (IdentifierNameSyntax name in code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name))
        {
            SyntaxNode reference = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition, symbol)
                && !(model.GetOperation(reference, cancellation) is IOperation use && IsRead(use, code)))
                return false;
        }
        return true;
    }

    /// <summary>True when what holds the value, or an array that it is, is not changed where it stands.</summary>
    private bool IsRead(IOperation use, SyntaxNode code) => use.Parent switch
    {
        INameOfOperation => true,
        IAssignmentOperation assignment when assignment.Target == use => false,
        IIncrementOrDecrementOperation or IAddressOfOperation => false,
        ITupleOperation tuple => Types.Scalar(use.Type) is not null && !(tuple.Parent is ITupleOperation || (tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple)),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => false,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => false,
        _ when use.Type is not { IsReferenceType: true } || use.Type.SpecialType == SpecialType.System_String => use.Type is not { IsValueType: true, IsReadOnly: false } || Types.Scalar(use.Type) is not null || IsPartRead(use.Parent!),
        IConversionOperation conversion when Types.SpanShape(conversion.Type) == BufferShape.ReadOnlySpan => true,
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation => IsRead(use.Parent, code),
        IArrayElementReferenceOperation element => IsRead(element, code),
        IPropertyReferenceOperation { Property.Name: "Length" or "LongLength" or "Rank" } => true,
        IInvocationOperation { TargetMethod.Name: "GetLength" or "GetUpperBound" or "GetLowerBound" or "Clone" } => true,
        IForEachLoopOperation => true,
        IArgumentOperation { Parameter: IParameterSymbol parameter } => IsOnlyReadParameter(parameter),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: ILocalSymbol local } } => IsOnlyRead(local, code),
        IFieldInitializerOperation or IBinaryOperation => true,
        _ => false,
    };

    /// <summary>True for a part of a struct that is read: a field that is no target, or a value that is handed on.</summary>
    private static bool IsPartRead(IOperation use) => use is not (IFieldReferenceOperation or IInvocationOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation)
        || (use is IFieldReferenceOperation && !(use.Parent is IAssignmentOperation assignment && assignment.Target == use) && use.Parent is not (IIncrementOrDecrementOperation or IFieldReferenceOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None }));

    private bool IsOnlyReadParameter(IParameterSymbol parameter) => parameter.OriginalDefinition is { ContainingSymbol: IMethodSymbol method } own
        && Session.Source(method, compilation, cancellation) is SyntaxNode source && IsOnlyRead(own, source);
}
