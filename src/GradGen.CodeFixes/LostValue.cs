using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.CodeFixes;

/// <summary>The real number whose derivative is lost at a place: what is computed there, cast to something else there, or assigned there.</summary>
internal static class LostValue
{
    /// <returns>The expression, of type double or float; null when there is none.</returns>
    public static ExpressionSyntax? Find(SyntaxNode place, SemanticModel model)
    {
        foreach (ExpressionSyntax expression in place.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
                return Real(assignment.Right, model);
            // The name of a member, a method or a type is no value; what it is part of may be one.
            if (expression.Parent is MemberAccessExpressionSyntax member && member.Name == expression || model.GetTypeInfo(expression).Type is null || model.GetSymbolInfo(expression).Symbol is INamespaceOrTypeSymbol)
                continue;
            return expression switch
            {
                AssignmentExpressionSyntax inner => Real(inner.Right, model),
                CastExpressionSyntax cast when Real(cast, model) is null => Real(cast.Expression, model),
                _ => Real(expression, model),
            };
        }
        return null;
    }

    private static ExpressionSyntax? Real(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } ? expression : null;
}
