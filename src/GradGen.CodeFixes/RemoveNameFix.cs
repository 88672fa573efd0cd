using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.CodeFixes;

/// <summary>GG0002, GG0004: the name is taken out of [Differentiable(…)].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNameFix))]
public sealed class RemoveNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UnknownParameter.Id, ParameterNotReal.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not SyntaxNode root
            || root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not ExpressionSyntax name
            || Removed(name) is not SyntaxNode removed)
            return;
        // Without a name, all are meant.
        string title = removed is AttributeArgumentListSyntax || removed is AttributeArgumentSyntax && !HasOtherName(removed) ? $"Remove {name}: with respect to every real parameter" : $"Remove {name}";
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.RemoveNode(removed, Trivia(removed))!)), nameof(RemoveNameFix)),
            context.Diagnostics);
    }

    /// <summary>What goes with the name: the array or the list of arguments, when nothing else is in it.</summary>
    private static SyntaxNode? Removed(ExpressionSyntax name) => name.Parent switch
    {
        AttributeArgumentSyntax argument => Removed(argument),
        InitializerExpressionSyntax { Expressions.Count: > 1 } => name,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Elements.Count: > 1 } } element => element,
        _ when name.FirstAncestorOrSelf<AttributeArgumentSyntax>() is AttributeArgumentSyntax argument => Removed(argument),
        _ => null,
    };

    private static SyntaxNode Removed(AttributeArgumentSyntax argument) => argument.Parent is AttributeArgumentListSyntax { Arguments.Count: 1 } list ? list : argument;

    /// <summary>The space before a closing brace stays.</summary>
    private static SyntaxRemoveOptions Trivia(SyntaxNode removed) => removed == removed.Parent!.ChildNodes().Last() ? SyntaxRemoveOptions.KeepTrailingTrivia : SyntaxRemoveOptions.KeepNoTrivia;

    private static bool HasOtherName(SyntaxNode argument) =>
        ((AttributeArgumentListSyntax)argument.Parent!).Arguments.Any(other => other != argument && other.NameEquals is null);
}
