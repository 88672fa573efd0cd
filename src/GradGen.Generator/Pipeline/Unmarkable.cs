using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Pipeline;

/// <summary>What C# lets the attribute stand on although nothing can be generated beside it. Constructors, properties and types are refused by the compiler.</summary>
internal static class Unmarkable
{
    public static readonly ImmutableArray<SyntaxKind> Kinds = ImmutableArray.Create(
        SyntaxKind.LocalFunctionStatement,
        SyntaxKind.ParenthesizedLambdaExpression,
        SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration,
        SyntaxKind.DestructorDeclaration,
        SyntaxKind.GetAccessorDeclaration,
        SyntaxKind.SetAccessorDeclaration,
        SyntaxKind.InitAccessorDeclaration,
        SyntaxKind.AddAccessorDeclaration,
        SyntaxKind.RemoveAccessorDeclaration);

    public static SyntaxList<AttributeListSyntax> Attributes(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.AttributeLists,
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        BaseMethodDeclarationSyntax method => method.AttributeLists,
        _ => default,
    };

    public static Diagnostic? Report(SyntaxNode node, IMethodSymbol symbol) => node switch
    {
        LocalFunctionStatementSyntax function => LocalFunctionMarked.Create(function.Identifier.GetLocation(), symbol.Name),
        LambdaExpressionSyntax lambda => LambdaMarked.Create(lambda.ArrowToken.GetLocation()),
        OperatorDeclarationSyntax declared => OperatorMarked.Create(declared.OperatorToken.GetLocation(), declared.OperatorToken.Text),
        ConversionOperatorDeclarationSyntax conversion => OperatorMarked.Create(conversion.ImplicitOrExplicitKeyword.GetLocation(), $"{conversion.ImplicitOrExplicitKeyword.Text} {conversion.Type}"),
        DestructorDeclarationSyntax finalizer => NothingToDifferentiate.Create(finalizer.Identifier.GetLocation(), "~" + finalizer.Identifier.Text, "parameter"),
        AccessorDeclarationSyntax accessor => AccessorMarked.Create(accessor.Keyword.GetLocation(), $"{accessor.Keyword.Text} of {symbol.AssociatedSymbol?.Name}"),
        _ => null,
    };
}
