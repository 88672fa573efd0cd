using System.Text;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>The generator with some of its optimisations switched off.</summary>
internal sealed class OptionedGenerator(Options options) : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<DifferentiableMethod?> methods = context.SyntaxProvider.ForAttributeWithMetadataName(
            GradGen.Generator.Frontend.Lowering.AttributeName,
            static (node, _) => node is MethodDeclarationSyntax,
            static (marked, cancellation) => GradGen.Generator.Frontend.Lowering.Lower(
                (IMethodSymbol)marked.TargetSymbol, (MethodDeclarationSyntax)marked.TargetNode, marked.SemanticModel, marked.Attributes[0], null, cancellation));
        IncrementalValueProvider<ConsumerFeatures> features = context.CompilationProvider.Select(static (compilation, _) => GradGen.Generator.Pipeline.Features.Of(compilation));
        context.RegisterSourceOutput(methods.Combine(features), (output, pair) =>
        {
            if (pair.Left is DifferentiableMethod method)
                output.AddSource(method.HintName, SourceText.From(FileEmitter.Emit(DifferentiationPlan.Apply(method, options), pair.Right), Encoding.UTF8));
        });
    }
}
