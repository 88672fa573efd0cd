using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.CodeFixes;

/// <summary>
/// The real numbers whose derivatives are lost at a place: the value that is computed there, when it is one, else the values that go into it. What is cast, assigned,
/// handed to a method or written into a text.
/// </summary>
internal static class StoppableValues
{
    /// <returns>Expressions of type double or float, none inside another.</returns>
    public static IReadOnlyList<ExpressionSyntax> Find(SyntaxNode place, SemanticModel model)
    {
        foreach (ExpressionSyntax expression in place.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
                return In(assignment.Right, model);
            // The name of a member, a method or a type is no value; what it is part of may be one.
            if (expression.Parent is MemberAccessExpressionSyntax member && member.Name == expression || model.GetTypeInfo(expression).Type is null || model.GetSymbolInfo(expression).Symbol is INamespaceOrTypeSymbol)
                continue;
            return In(expression is AssignmentExpressionSyntax inner ? inner.Right : expression, model);
        }
        return [];
    }

    private static IReadOnlyList<ExpressionSyntax> In(ExpressionSyntax expression, SemanticModel model) =>
    [
        .. expression.DescendantNodesAndSelf(node => !IsStoppable(node, model) && node is not (AnonymousFunctionExpressionSyntax or TypeSyntax))
            .OfType<ExpressionSyntax>().Where(inner => IsStoppable(inner, model)),
    ];

    private static bool IsStoppable(SyntaxNode node, SemanticModel model) => node is ExpressionSyntax expression
        && expression is not (AssignmentExpressionSyntax or PredefinedTypeSyntax)
        && !(expression.Parent is MemberAccessExpressionSyntax member && member.Name == expression)
        && expression.Parent is not (NameColonSyntax or NameEqualsSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
        && !(expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
        && model.GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single }
        && model.GetSymbolInfo(expression).Symbol is not INamespaceOrTypeSymbol
        && !model.GetConstantValue(expression).HasValue;
}
