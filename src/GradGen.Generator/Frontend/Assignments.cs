using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Which variables a piece of code assigns, that of the local functions it calls included.</summary>
internal sealed class Assignments
{
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    public Assignments(params IOperation?[] code)
    {
        foreach (IOperation? operation in code)
            if (operation is not null)
                Visit(operation);
    }

    public IEnumerable<ISymbol> Assigned => _assigned;

    public bool Any => _assigned.Count > 0;

    /// <summary>True when a row of an array of arrays may be replaced by another.</summary>
    public bool AssignsRows { get; private set; }

    public bool Contains(ISymbol symbol) => _assigned.Contains(symbol);

    private void Visit(IOperation code)
    {
        foreach (IOperation operation in code.DescendantsAndSelf())
        {
            // Whoever has the array may give it another row.
            AssignsRows |= operation is IArgumentOperation { Value.Type: IArrayTypeSymbol { ElementType: IArrayTypeSymbol } };
            switch (operation)
            {
                case IAssignmentOperation assignment:
                    Target(assignment.Target);
                    break;
                case IIncrementOrDecrementOperation step:
                    Target(step.Target);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    Target(argument.Value);
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call when _visited.Add(call.TargetMethod.OriginalDefinition):
                    if (call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is SyntaxNode syntax
                        && call.SemanticModel?.GetOperation(syntax) is IOperation body)
                        Visit(body);
                    break;
            }
        }
    }

    private void Target(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                _assigned.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                _assigned.Add(parameter.Parameter);
                break;
            case IArrayElementReferenceOperation { Type: IArrayTypeSymbol }:
                AssignsRows = true;
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                    Target(element);
                break;
            case IFieldReferenceOperation { Instance: IOperation instance }:
                Target(instance);
                break;
            case IDeclarationExpressionOperation declaration:
                Target(declaration.Expression);
                break;
            case IConversionOperation conversion:
                Target(conversion.Operand);
                break;
        }
    }
}
