using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GradGen.CodeFixes;

/// <summary>Wherever a derivative is lost, the code may say that this is meant: the value goes through Derivative.Stop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopFix))]
public sealed class StopFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(LostValue.Id, UnknownCallee.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not SyntaxNode root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not SemanticModel model)
            return;
        ExpressionSyntax[] values = [.. StoppableValues.Find(root.FindNode(context.Span, getInnermostNodeForTie: true), model).Where(value => !IsStopped(value, model))];
        if (values.Length == 0)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                values.Length == 1 ? $"Treat '{Short(values[0])}' as a constant: its derivative becomes 0" : "Treat the values as constants: their derivatives become 0",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes(values, (_, value) => Stop(value)))),
                nameof(StopFix)),
            context.Diagnostics);
    }

    private static bool IsStopped(ExpressionSyntax value, SemanticModel model) => IsStop(value, model)
        || value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsStop(call, model);

    private static bool IsStop(ExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Stop", ContainingType: { Name: "Derivative", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } } };

    private static ExpressionSyntax Stop(ExpressionSyntax value) => SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression("global::GradGen.Derivative.Stop").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Inner(value)))))
        .WithTriviaFrom(value);

    private static ExpressionSyntax Inner(ExpressionSyntax value) => value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : value.WithoutTrivia();

    /// <summary>What fits on a line of a menu.</summary>
    private static string Short(ExpressionSyntax value)
    {
        string text = value.ToString(), line = text.Split('\n')[0].TrimEnd();
        line = line.Substring(0, System.Math.Min(line.Length, 40));
        return line.Length < text.Length ? line + "..." : text;
    }
}
