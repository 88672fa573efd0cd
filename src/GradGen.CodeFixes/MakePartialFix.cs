using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.CodeFixes;

/// <summary>GG0001: every type around the method becomes partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TypeNotPartial.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (all, document, diagnostics) =>
        await document.GetSyntaxRootAsync(all.CancellationToken).ConfigureAwait(false) is SyntaxNode root
            ? document.WithSyntaxRoot(Partial(root, diagnostics.SelectMany(diagnostic => Around(root, diagnostic))))
            : document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not SyntaxNode root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TypeDeclarationSyntax[] types = [.. Around(root, diagnostic)];
            string title = types.Length == 1 ? $"Make '{types[0].Identifier.ValueText}' partial" : "Make the containing types partial";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Partial(root, types))), nameof(MakePartialFix)), diagnostic);
        }
    }

    /// <summary>The types around the method that are not partial yet.</summary>
    private static IEnumerable<TypeDeclarationSyntax> Around(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).Ancestors().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>All at once, because methods share their types; a type inside another is replaced first, and the other is made from what that gave.</summary>
    private static SyntaxNode Partial(SyntaxNode root, IEnumerable<TypeDeclarationSyntax> types) => root.ReplaceNodes(types.Distinct(), (_, type) => Partial(type));

    /// <summary>The modifier comes last: C# allows nothing but the keyword of the type after it.</summary>
    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial))
            : (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
