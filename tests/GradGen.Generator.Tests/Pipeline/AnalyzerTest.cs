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

    [Theory]
    [InlineData("GG0009 K", "static double L(double y) { return K(y); [Differentiable] static double K(double x) => x; }")]
    [InlineData("GG0009 K", "double P { get { return K(2); [Differentiable] static double K(double x) => x; } }")]
    [InlineData("GG0016 +", "[Differentiable] public static double operator +(M a, double x) => x;")]
    [InlineData("GG0016 -", "[Differentiable] public static double operator -(M a) => 1;")]
    [InlineData("GG0016 implicit", "[Differentiable] public static implicit operator double(M a) => 1;")]
    [InlineData("GG0016 explicit", "[Differentiable] public static explicit operator checked float(M a) => 1; public static explicit operator float(M a) => 1;")]
    [InlineData("GG0017 get", "double P { [Differentiable] get => 1; }")]
    [InlineData("GG0017 set", "double P { get => 1; [Differentiable] set { } }")]
    [InlineData("GG0017 init", "double P { get => 1; [Differentiable] init { } }")]
    [InlineData("GG0017 get", "double this[double x] { [Differentiable] get => x; }")]
    [InlineData("GG0017 add", "event System.Action E { [Differentiable] add { } remove { } }")]
    [InlineData("GG0017 remove", "event System.Action E { add { } [Differentiable] remove { } }")]
    [InlineData("GG0018 =>", "object f = [Differentiable] (double x) => x;")]
    [InlineData("GG0018 =>", "static double L(double y) { var f = [Differentiable] static (double x) => { return x; }; return f(y); }")]
    [InlineData("GG0003 M", "[Differentiable] ~M() { }")]
    public async Task WhatHasNoSiblingsIsReported(string report, string member) =>
        Assert.Equal([report], await Analyze($"using GradGen; partial class M {{ {member} }}"));

    [Theory]
    [InlineData("GG0006 F", "partial interface I { [Differentiable] static double F(double x) => x; }")]
    [InlineData("GG0006 F", "file static partial class C { [Differentiable] static double F(double x) => x; }")]
    [InlineData("GG0006 F", "static partial class C { extension(double x) { [Differentiable] public double F() => x; } }")]
    [InlineData("GG0006 F", "interface I { double F(double x); } partial class C : I { [Differentiable] double I.F(double x) => x; }")]
    [InlineData("GG0001 F", "class A { partial class B { [Differentiable] static double F(double x) => x; } }")]
    [InlineData("GG0001 F", "partial class A { struct B { [Differentiable] static double F(double x) => x; } }")]
    public async Task ATypeThatCannotHaveASecondPartIsReported(string report, string type) =>
        Assert.Equal([report], await Analyze($"using GradGen; {type}"));

    [Fact]
    public async Task AFunctionOfAProgramIsReported() => Assert.Equal(["GG0009 K"], await Analyze("using GradGen; [Differentiable] static double K(double x) => x; K(2);", OutputKind.ConsoleApplication));

    [Theory]
    [InlineData("[Differentiable] M() { }")]
    [InlineData("[Differentiable] double P => 1;")]
    [InlineData("[Differentiable] double x;")]
    [InlineData("[Differentiable] delegate double D(double x);")]
    [InlineData("[Differentiable] class C { }")]
    [InlineData("void F([Differentiable] double x) { }")]
    [InlineData("[return: Differentiable] double F(double x) => x;")]
    [InlineData("[method: Differentiable] class C(double x) { double y = x; }")]
    public void TheCompilerRefusesTheAttributeElsewhere(string member) =>
        Assert.Contains(Compile($"using GradGen; partial class M {{ {member} }}").GetDiagnostics(), diagnostic => diagnostic.Id == "CS0592");

    [Fact]
    public async Task APragmaSilencesIt() => Assert.Empty(await Analyze("""
        using GradGen;
        #pragma warning disable GG0001
        static class A { [Differentiable] static double F(double x) => x; }
        """));

    private static async Task<string[]> Analyze(string text, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var diagnostics = await Compile(text, kind).WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(d => !d.IsSuppressed).Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}").Order(StringComparer.Ordinal)];
    }

    private static CSharpCompilation Compile(string text, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        ];
        return CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview))], references, new CSharpCompilationOptions(kind));
    }
}
