using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Which variables a lambda or local function names, through the local functions that it uses too.</summary>
internal static class Captures
{
    /// <summary>In the order in which they are named first; those that the code declares itself are among them.</summary>
    public static IReadOnlyList<ISymbol> Of(IOperation code)
    {
        var found = new List<ISymbol>();
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Visit(code, found, visited);
        return found;
    }

    private static void Visit(IOperation code, List<ISymbol> found, HashSet<ISymbol> visited)
    {
        foreach (IOperation operation in code.DescendantsAndSelf())
        {
            ISymbol? symbol = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => function.OriginalDefinition,
                IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => function.OriginalDefinition,
                _ => null,
            };
            if (symbol is null || !visited.Add(symbol))
                continue;
            if (symbol is not IMethodSymbol)
                found.Add(symbol);
            else if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is SyntaxNode syntax && operation.SemanticModel?.GetOperation(syntax) is IOperation body)
                Visit(body, found, visited);
        }
    }
}
