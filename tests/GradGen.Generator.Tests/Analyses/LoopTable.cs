using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Analyses;

/// <summary>A method of the folder Loops.</summary>
/// <param name="Name">"Class.Method".</param>
/// <param name="IsSearch">True when it stands among the searches.</param>
/// <param name="Method">The compiled method.</param>
/// <param name="Gradient">The one generated for it.</param>
/// <param name="Reports">What the analyzer says: the id, and the text before the place and at it.</param>
internal sealed record LoopExample(string Name, bool IsSearch, MethodInfo Method, MethodInfo Gradient, IReadOnlyList<string> Reports)
{
    public override string ToString() => Name;
}

/// <summary>The loops of the folder Loops, compiled together with what is generated, and what the analyzer says of each.</summary>
internal static class LoopTable
{
    private static readonly Lazy<Task<LoopExample[]>> s_examples = new(Load);

    public static Task<LoopExample[]> Examples => s_examples.Value;

    private static async Task<LoopExample[]> Load()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Analyses", "Loops");
        SyntaxTree[] trees = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Tests.Pipeline.Run.Parse(File.ReadAllText(path), path))];
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        ];
        Compilation compilation = CSharpCompilation.Create("Loops", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var reports = await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        CSharpGeneratorDriver.Create([new GradientGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)trees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        using var stream = new MemoryStream();
        var result = complete.Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", reports.Concat(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))));
        Assembly assembly = Assembly.Load(stream.ToArray());
        return
        [
            .. from tree in trees
               from syntax in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               where syntax.AttributeLists.Count > 0
               let type = assembly.GetType("Loops." + ((ClassDeclarationSyntax)syntax.Parent!).Identifier.ValueText)!
               let name = syntax.Identifier.ValueText
               select new LoopExample(
                   $"{type.Name}.{name}",
                   tree.FilePath.Contains("Searches", StringComparison.Ordinal),
                   type.GetMethod(name)!,
                   type.GetMethod(name + "Gradient") ?? throw new InvalidOperationException($"{name} has no gradient"),
                   [.. reports.Where(report => report.Location.SourceTree == tree && syntax.Span.Contains(report.Location.SourceSpan)).Select(report => $"{report.Id} {Place(report.Location)}")]),
        ];
    }

    private static string Place(Location location)
    {
        string text = location.SourceTree!.GetText().ToString();
        int start = location.SourceSpan.Start;
        return (start >= 5 && text.Substring(start - 5, 5) == "/*!*/" ? "!" : "") + text.Substring(start, location.SourceSpan.Length);
    }
}
