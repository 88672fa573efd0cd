using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Whether a method surely changes nothing but its own variables, so that it gives the same when it runs again.</summary>
/// <param name="compilation">Where its source is.</param>
/// <param name="isKnown">True for a method of the framework that changes nothing.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class QuietCode(Compilation compilation, Func<IMethodSymbol, bool> isKnown, CancellationToken cancellation)
{
    private readonly HashSet<IMethodSymbol> _asked = new(SymbolEqualityComparer.Default);

    public bool ChangesNothing(IMethodSymbol method)
    {
        if (!_asked.Add(method.OriginalDefinition))
            return true;
        return !(method.IsVirtual || method.IsOverride || method.IsAsync)
            && Session.Source(method, compilation, cancellation) is SyntaxNode source
            && compilation.GetSemanticModel(source.SyntaxTree).GetOperation(source, cancellation) is IOperation body
            && body.Descendants().All(IsQuiet);
    }

    private bool IsQuiet(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => IsOwn(assignment.Target),
        IIncrementOrDecrementOperation step => IsOwn(step.Target),
        IInvocationOperation call => call.TargetMethod.MethodKind != MethodKind.DelegateInvoke
            && call.Arguments.All(argument => argument.Parameter is { RefKind: RefKind.None or RefKind.In } || IsOwn(argument.Value))
            && (isKnown(call.TargetMethod) || ChangesNothing(call.TargetMethod)),
        IObjectCreationOperation creation => creation.Type is INamedTypeSymbol type && !Structures.HasSource(type) && type.Name != "Random",
        IPropertyReferenceOperation property => property.Instance is not null && property.Property.OriginalDefinition.DeclaringSyntaxReferences.Length == 0,
        IFieldReferenceOperation field => !field.Field.IsVolatile,
        IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } or IDynamicInvocationOperation or IEventAssignmentOperation or IAddressOfOperation or IInvalidOperation => false,
        _ => operation.Kind != OperationKind.None,
    };

    private static bool IsOwn(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.None,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None,
        IDeclarationExpressionOperation declaration => IsOwn(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.All(IsOwn),
        IDiscardOperation => true,
        _ => false,
    };
}
