using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The analyzer looks at every marked method, and only at those.</summary>
public sealed class AnalyzerTest
{
    [Fact]
    public async Task EveryMarkedMethodIsReportedAtItsPlace()
    {
        const string Text = """
            using GradGen;
            static class A { [Differentiable] static double F(double x) => x; static double G(string s) => s.Length; }
            static partial class B
            {
                [Differentiable] static double F(double x) => x * x;
                [Differentiable] static double H(double x) { lock ("") { return x; } }
                static double L(double y)
                {
                    return I(y);
                    [Differentiable] static double I(double x) => x;
                }
            }
            """;
        string[] reports = await Analyze(Text);
        Assert.Equal(["GG0001 F", "GG0009 I", "GG1001 lock"], reports);
    }

    [Fact]
    public async Task APragmaSilencesIt() => Assert.Empty(await Analyze("""
        using GradGen;
        #pragma warning disable GG0001
        static class A { [Differentiable] static double F(double x) => x; }
        """));

    private static async Task<string[]> Analyze(string text)
    {
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        ];
        var compilation = CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(text)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(d => !d.IsSuppressed).Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}").Order(StringComparer.Ordinal)];
    }
}
