using System.Collections.Immutable;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GradGen.CodeFixes;

/// <summary>GG3001: a power becomes a product, where the two are the same to the last bit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProductFix))]
public sealed class ProductFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(CostlyPower.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not SyntaxNode root
            || root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not InvocationExpressionSyntax power)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
            if (diagnostic.Properties.TryGetValue(CostlyPower.Exact, out string? product) && product is not null)
                context.RegisterCodeFix(
                    CodeAction.Create($"Use '{product}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(power, Product(product, power)))), nameof(ProductFix)),
                    diagnostic);
    }

    private static SyntaxNode Product(string text, InvocationExpressionSyntax power) =>
        SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ParseExpression(text)).WithTriviaFrom(power).WithAdditionalAnnotations(Simplifier.Annotation);
}
