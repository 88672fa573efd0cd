using System;
using System.Linq;
using System.Text;
using System.Threading;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Pipeline;

/// <summary>Lower, differentiate, emit: one file for each marked method. The siblings of a method that is refused throw; where its declaration leaves open what they are, it has none. The analyzer tells why.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GradientGenerator : IIncrementalGenerator
{
    private readonly Steps _steps;

    /// <summary>Creates the generator.</summary>
    public GradientGenerator()
        : this(Steps.Usual)
    {
    }

    internal GradientGenerator(Steps steps) => _steps = steps;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<DifferentiableMethod> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(Frontend.Lowering.AttributeName, static (node, _) => node is MethodDeclarationSyntax, Lower)
            .Where(static method => method is not null)
            .Select(static (method, _) => method!)
            .WithTrackingName("Lower");
        IncrementalValueProvider<ConsumerFeatures> features = context.CompilationProvider
            .Select(static (compilation, _) => Features.Of(compilation))
            .WithTrackingName("Features");
        IncrementalValuesProvider<(string HintName, string? Text)> files = methods
            .Combine(features)
            .Select((pair, _) => (pair.Left.HintName, Text: _steps.Write(pair.Left, pair.Right, Location.None, out Diagnostic? _)))
            .WithTrackingName("Emit");
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file.Text is not null)
                output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        });
    }

    // An exception here would take every other file with it (CS8785); the analyzer reports what kept the method from being differentiated.
    private DifferentiableMethod? Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        // A second method of one signature would have files of the same name; the compiler tells of it.
        string? id = method.GetDocumentationCommentId();
        if (!SymbolEqualityComparer.Default.Equals(Frontend.Session.Definition(method), Frontend.Session.Definition(method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().First(other => other.GetDocumentationCommentId() == id))))
            return null;
        try
        {
            return Frontend.Lowering.Lower(method, (MethodDeclarationSyntax)context.TargetNode, context.SemanticModel, context.Attributes[0], null, out _, cancellation, _steps.Body);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
