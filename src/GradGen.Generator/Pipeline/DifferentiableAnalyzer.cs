using System;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Frontend;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Pipeline;

/// <summary>Reports why a marked method has no derivatives, by the same lowering as the generator's, and where derivatives are surely not what is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    private readonly Steps _steps;

    /// <summary>Creates the analyzer.</summary>
    public DifferentiableAnalyzer()
        : this(Steps.Usual)
    {
    }

    internal DifferentiableAnalyzer(Steps steps) => _steps = steps;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => AllDiagnostics.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Lowering.AttributeName) is not INamedTypeSymbol attribute)
                return;
            start.RegisterSyntaxNodeAction(node => Method(node, attribute), SyntaxKind.MethodDeclaration);
            if (start.Compilation.GetTypeByMetadataName(OwnRule.AttributeName) is INamedTypeSymbol rule)
                start.RegisterSymbolAction(symbol => Rule(symbol, rule), SymbolKind.Method);
            start.RegisterSyntaxNodeAction(node => Unmarked(node, attribute), Unmarkable.Kinds);
        });
    }

    private void Method(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        var syntax = (MethodDeclarationSyntax)context.Node;
        if (syntax.AttributeLists.Count == 0 || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not IMethodSymbol method
            || Mark(method, attribute) is not AttributeData mark || mark.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).FirstAncestorOrSelf<MethodDeclarationSyntax>() != syntax)
            return;
        var sites = new Sites();
        try
        {
            // The text is written as the generator writes it, so that whatever keeps the generator from writing it is told here.
            if (Lowering.Lower(method, syntax, context.SemanticModel, mark, context.ReportDiagnostic, out sites, context.CancellationToken, _steps.Body) is not DifferentiableMethod lowered)
                return;
            _steps.Write(lowered, Features.Of(context.Compilation), syntax.Identifier.GetLocation(), out Diagnostic? error);
            error ??= lowered.Refusal.Length > 0 ? null : Unseen.In(method, syntax, sites, context.Compilation, context.CancellationToken);
            Diagnostic[] reports = error is not null ? [error] : lowered.Refusal.Length > 0 ? [] : [.. Advice.On(lowered, sites, method, syntax)];
            if (reports.Length > 0 && !Compiles(sites))
                return;
            foreach (Diagnostic report in reports)
                context.ReportDiagnostic(report);
            if (error is not null || lowered.Refusal.Length > 0)
                return;
            if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IOperation body)
                PowerAdvice.Report(body, context.ReportDiagnostic);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (Compiles(sites))
                context.ReportDiagnostic(InternalError.Of(exception, syntax.Identifier.GetLocation(), method.Name));
        }

        bool Compiles(Sites visited) => Lowering.Compiles(syntax, context.SemanticModel, visited, context.CancellationToken);
    }

    private static void Rule(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;
        foreach (AttributeData mark in method.GetAttributes().Where(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)))
            if ((OwnRule.Read(method, mark, out Diagnostic? wrong) is OwnRule rule ? OwnRules.Of(context.Compilation, context.CancellationToken).Doubled(rule) : wrong) is Diagnostic report)
                context.ReportDiagnostic(report);
    }

    private static void Unmarked(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        if (Unmarkable.Attributes(context.Node).Count > 0
            && (context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol) is IMethodSymbol method
            && Mark(method, attribute) is not null && Unmarkable.Report(context.Node, method) is Diagnostic report)
            context.ReportDiagnostic(report);
    }

    private static AttributeData? Mark(IMethodSymbol method, INamedTypeSymbol attribute) =>
        method.GetAttributes().FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute));
}
