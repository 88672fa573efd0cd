using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>A text as a user's build sees it: compiled with what the generator adds, and looked at by the analyzer.</summary>
internal sealed class Built
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
    ];

    public Built(string text, LanguageVersion version = LanguageVersion.CSharp14, IIncrementalGenerator? generator = null, bool allowUnsafe = false, string? library = null)
    {
        var options = new CSharpParseOptions(version);
        var compilation = CSharpCompilation.Create("Built", [CSharpSyntaxTree.ParseText(text, options, "Text.cs")], library is null ? s_references : [.. s_references, Compiled(library)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe));
        Result = CSharpGeneratorDriver.Create([(generator ?? new GradientGenerator()).AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _)
            .GetRunResult().Results.Single();
        Compilation = (CSharpCompilation)whole;
    }

    private static MetadataReference Compiled(string library)
    {
        using var image = new MemoryStream();
        Assert.True(CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(library)], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public GeneratorRunResult Result { get; }

    /// <summary>The text with the generated files.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The generated files, one after another.</summary>
    public string Generated => string.Concat(Result.GeneratedSources.Select(source => source.SourceText.ToString()));

    /// <summary>What the compiler says, in the text and in what was generated.</summary>
    public IEnumerable<string> Errors => Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());

    /// <summary>What the analyzer says: the id and the text that it is about.</summary>
    public async Task<string[]> Reports(DiagnosticAnalyzer? analyzer = null, bool isHiddenToo = true)
    {
        ImmutableArray<Diagnostic> diagnostics = await Diagnostics(analyzer);
        return [.. diagnostics.Where(diagnostic => isHiddenToo || diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}").Order(StringComparer.Ordinal)];
    }

    public Task<ImmutableArray<Diagnostic>> Diagnostics(DiagnosticAnalyzer? analyzer = null) => Compilation.WithAnalyzers([analyzer ?? new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
