using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace GradGen.CodeFixes.Tests;

/// <summary>A code fix on marked-up text: alone, and as "fix all" in a document, a project and a solution.</summary>
internal static class Fix
{
    /// <summary>The platform's own assemblies, which are at hand, and GradGen.</summary>
    public static MetadataReference[] References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
    ];

    /// <summary>An assembly whose source is not at hand.</summary>
    private static readonly MetadataReference s_library = Compiled("""
        public static class Library
        {
            public static double Smooth(double x, double y) => x / y;
            public static int Total(double[] x) => x.Length;
            public static double Power(double x, int n) => n == 0 ? 1 : x;
            public static void Log(string text, double x, double y) { }
        }
        """);

    /// <summary>The text after the fix, where the diagnostics that are left are marked up.</summary>
    /// <param name="before">The text, with the diagnostics marked up: {|GG0001:F|}.</param>
    /// <param name="after">The same text as <paramref name="before"/> when no fix is offered.</param>
    /// <param name="title">What the light bulb says; null when any text will do.</param>
    public static Task Check<TFix>(string before, string after, string? title = null)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DifferentiableAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = before.ReplaceLineEndings("\n"),
            FixedCode = after.ReplaceLineEndings("\n"),
            // A package of reference assemblies would have to be fetched.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CodeActionVerifier = title is null ? null : (action, verifier) => verifier.Equal(title, action.Title),
        };
        // What else is said of such short methods is not what is fixed.
        test.DisabledDiagnostics.AddRange(["GG1007", "GG1008", "GG1009", "GG3002"]);
        // A fix may leave what it cannot help.
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalReferences.AddRange([.. References, s_library]);
        if (before == after)
        {
            test.NumberOfIncrementalIterations = 0;
            test.NumberOfFixAllIterations = 0;
        }
        return test.RunAsync();
    }

    private static MetadataReference Compiled(string text)
    {
        using var image = new MemoryStream();
        Assert.True(CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(text)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
