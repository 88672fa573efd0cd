using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using GradGen.Generator.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>The part of the domains' code that is refused: the id and the token stand in a comment "// GGnnnn: token" on the line.</summary>
public sealed class RefusedDomainsTest
{
    private const string Marker = "// GG";

    public static IEnumerable<object[]> Files() =>
        Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetRelativePath(Folder, file) });

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_method_is_refused_at_the_token(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, file));
        IEnumerable<Diagnostic> diagnostics = (await Analyze(file)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        string[] expected = [.. lines.Select((line, i) => (Line: i + 1, Text: line)).Where(line => line.Text.Contains(Marker)).Select(line => $"{line.Line}: {line.Text[(line.Text.IndexOf(Marker, StringComparison.Ordinal) + 3)..]}")];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(Describe));
    }

    private static string Folder => Path.Combine(Repository.Root, "tests", "Corpus", "Domains", "Refused");

    /// <summary>"line: id: token", with no more than the first word of what is underlined.</summary>
    private static string Describe(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
        string word = new([.. text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
        return $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}: {word}";
    }

    private static async Task<IEnumerable<Diagnostic>> Analyze(string file)
    {
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        ];
        string corpus = Path.Combine(Repository.Root, "tests", "Corpus");
        string[] files = [Path.Combine(Folder, file), Path.Combine(corpus, "DomainAttribute.cs"), Path.Combine(corpus, "KinkAttribute.cs")];
        var compilation = CSharpCompilation.Create(
            "Refused",
            files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.CSharp14), path)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
