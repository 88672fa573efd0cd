using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace GradGen.CodeFixes;

/// <summary>GG2001: a method for the derivative of a function without source, which is left to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleFix))]
public sealed class RuleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UnknownCallee.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (all, document, diagnostics) =>
        await Find(document, diagnostics, all.CancellationToken).ConfigureAwait(false) is (SyntaxNode root, SemanticModel model, { Count: > 0 } calls)
            ? document.WithSyntaxRoot(WithRules(root, model, calls))
            : document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
            if (await Find(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is (SyntaxNode root, SemanticModel model, { Count: > 0 } calls))
                context.RegisterCodeFix(CodeAction.Create($"Write the derivative of '{calls[0].Function.Name}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(WithRules(root, model, calls))), nameof(RuleFix)), diagnostic);
    }

    /// <summary>The functions that lack a rule, with the type that calls them.</summary>
    private static async Task<(SyntaxNode Root, SemanticModel Model, IReadOnlyList<(TypeDeclarationSyntax Type, IMethodSymbol Function)> Calls)?> Find(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not SyntaxNode root || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not SemanticModel model)
            return null;
        var calls = new List<(TypeDeclarationSyntax, IMethodSymbol)>();
        foreach (SyntaxNode name in diagnostics.Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)))
            if (model.GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol function && OwnRule.IsFunction(function) && name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is TypeDeclarationSyntax type)
                calls.Add((type, function));
        return (root, model, calls);
    }

    private static SyntaxNode WithRules(SyntaxNode root, SemanticModel model, IReadOnlyList<(TypeDeclarationSyntax Type, IMethodSymbol Function)> calls) =>
        root.ReplaceNodes(calls.Select(call => call.Type).Distinct(), (type, current) =>
        {
            // One rule serves the whole compilation.
            var written = new HashSet<string>(model.GetDeclaredSymbol(type)?.MemberNames ?? []);
            IEnumerable<IMethodSymbol> functions = calls.GroupBy(call => call.Function, SymbolEqualityComparer.Default).Where(group => group.First().Type == type).Select(group => group.First().Function);
            return current.AddMembers([.. functions.Select(function => Rule(function, written))]);
        });

    private static MemberDeclarationSyntax Rule(IMethodSymbol function, HashSet<string> taken)
    {
        string name = function.Name + "Derivative", own = name;
        for (int i = 2; !taken.Add(own); i++)
            own = name + i;
        string type = function.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return SyntaxFactory.ParseMemberDeclaration($$"""

            [global::GradGen.DerivativeOf(typeof({{type}}), nameof({{type}}.{{function.Name}}))]
            private {{OwnRule.SignatureFor(function, own)}} => throw new global::System.NotImplementedException();

            """)!.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }
}
