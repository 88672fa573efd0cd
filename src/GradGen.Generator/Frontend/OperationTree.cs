using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>
/// The operations of a piece of source. Roslyn makes them by recursion without a look at the stack, so that code far deeper than what is lowered anyway
/// would take the whole compiler down; the compiler itself reads such code.
/// </summary>
internal static class OperationTree
{
    private const int Deepest = 300;

    /// <returns>The operations, or null when there are none, or when they are nested too deeply.</returns>
    public static IOperation? Of(SyntaxNode source, SemanticModel model, CancellationToken cancellation) =>
        TooDeep(source) is null ? model.GetOperation(source, cancellation) : null;

    /// <summary>An expression or statement that too many others are around; null when there is none.</summary>
    public static SyntaxNode? TooDeep(SyntaxNode source)
    {
        // Every level takes a character.
        if (source.Span.Length <= Deepest)
            return null;
        var open = new Stack<(SyntaxNode Node, int Depth)>([(source, 0)]);
        while (open.Count > 0)
        {
            (SyntaxNode node, int depth) = open.Pop();
            if (depth > Deepest)
                return node;
            foreach (SyntaxNode child in node.ChildNodes())
                open.Push((child, IsLevel(child, node) ? depth + 1 : depth));
        }
        return null;
    }

    /// <summary>What a sum begins with is no level of its own, however many terms follow; nor is the name of what is called.</summary>
    private static bool IsLevel(SyntaxNode node, SyntaxNode parent) => node switch
    {
        BinaryExpressionSyntax => !(parent is BinaryExpressionSyntax outer && outer.Left == node),
        MemberAccessExpressionSyntax => parent is not InvocationExpressionSyntax,
        _ => node is ExpressionSyntax or StatementSyntax,
    };
}
