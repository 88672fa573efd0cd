using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Which methods with source call which.</summary>
internal sealed class CallGraph(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, IMethodSymbol[]> _callees = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _recursive = new(SymbolEqualityComparer.Default);

    /// <summary>True when the method can call itself, directly or through others.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_recursive.TryGetValue(method, out bool known))
            return known;
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>([method]);
        bool found = false;
        while (open.Count > 0 && !found)
        {
            foreach (IMethodSymbol callee in Callees(open.Pop()))
            {
                found |= SymbolEqualityComparer.Default.Equals(callee, method);
                if (seen.Add(callee))
                    open.Push(callee);
            }
        }
        return _recursive[method] = found;
    }

    private IMethodSymbol[] Callees(IMethodSymbol method)
    {
        if (_callees.TryGetValue(method, out IMethodSymbol[]? known))
            return known;
        IMethodSymbol[] callees = [];
        if (Body(method) is IOperation body)
            callees = body.Descendants().OfType<IInvocationOperation>().Select(call => call.TargetMethod.OriginalDefinition)
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray();
        return _callees[method] = callees;
    }

    private IOperation? Body(IMethodSymbol method)
    {
        cancellation.ThrowIfCancellationRequested();
        SyntaxNode? syntax = method.MethodKind == MethodKind.LocalFunction
            ? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as LocalFunctionStatementSyntax
            : Session.Source(method, compilation, cancellation);
        return syntax is null ? null : OperationTree.Of(syntax, compilation.GetSemanticModel(syntax.SyntaxTree), cancellation);
    }
}
