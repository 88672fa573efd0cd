using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>A method that is refused for its body keeps the signatures of its siblings, so that the refusal is the only error that its user sees.</summary>
public sealed class RefusedMethodTest
{
    private const string All = "Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian";

    [Fact]
    public async Task The_refusal_is_the_only_error()
    {
        var built = new Built("""
            using GradGen;
            public static partial class M
            {
                [Differentiable]
                public static double F(double x) { lock ("a") return x; }
                public static double Caller() => FGradient(2) + FValueAndGradient(3).gradient;
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Equal(["GG1001 lock"], await built.Reports());
        Assert.Contains("throw new global::System.NotSupportedException(\"GG1001: lock cannot be differentiated; lock outside the marked method\");", built.Generated, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_does_not_compile_keeps_its_siblings()
    {
        var built = new Built("""
            using GradGen;
            public static partial class M
            {
                [Differentiable]
                public static double F(double x) { double y = x.; return y; }
                public static double Caller() => FGradient(2);
            }
            """);
        Assert.Single(built.Errors);
        Assert.Contains("throw new global::System.NotSupportedException", built.Generated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian", "double", "double x, int n, string s, float y = 2")]
    [InlineData("Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian", "double", "double[] x")]
    [InlineData("Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp", "double", "double[] x, double y, Span<double> z, ReadOnlySpan<double> w")]
    [InlineData("Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp", "float", "in float x, params float[] y")]
    [InlineData(All, "double[]", "double[] x")]
    [InlineData(All, "double[]", "double x")]
    [InlineData(All, "double[]", "double x, double[] y, ReadOnlySpan<double> z")]
    [InlineData(All, "(double a, int b, float)", "double x, double y")]
    [InlineData(All, "(double a, double b)", "double[] x, double y")]
    [InlineData("Derivatives = Derivatives.Vjp | Derivatives.Jvp", "(double, double)", "Span<double> x")]
    [InlineData(All, "bool", "double[] x, Span<double> y")]
    [InlineData(All, "void", "ReadOnlySpan<double> x, Span<double> y")]
    [InlineData(All, "void", "double x, Span<double> y")]
    [InlineData("nameof(x), " + All, "void", "double x, Span<double> y")]
    [InlineData("nameof(x), " + All, "void", "ReadOnlySpan<double> x, Span<double> y")]
    [InlineData(All, "void", "double[] x, double[] y")]
    public async Task Every_sibling_compiles_in_every_language_version(string mark, string result, string parameters)
    {
        string text = $$"""
            using System;
            using GradGen;
            public partial class M
            {
                [Differentiable({{mark}})]
                public {{result}} F<T>({{parameters}}) where T : struct { {{(parameters.Contains("[] y", StringComparison.Ordinal) && result == "void" ? "y[0] = 1; " : "")}}lock ("a") { } {{(result == "void" ? "" : result == "double[]" ? "return new double[1];" : "return default;")}} }
            }
            """;
        foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp14])
        {
            var built = new Built(text, version);
            Assert.NotEmpty(built.Generated);
            Assert.Equal("", string.Join('\n', built.Errors));
            Assert.Equal(["GG1001 lock"], await built.Reports());
        }
    }

    [Theory]
    [InlineData("static partial class M", "static int F(double x)")]
    [InlineData("static class M", "static double F(double x)")]
    [InlineData("static partial class M", "static double F(double x, out double y)")]
    [InlineData("static partial class M", "static double F(decimal[] x)")]
    [InlineData("static partial class M", "static double F(double x, double FGradient) { } double FGradient(double x, double y)")]
    [InlineData("static partial class M", "static double F(Missing x)")]
    [InlineData("static partial class M", "static Missing F(double x)")]
    [InlineData("partial interface M", "static double F(double x)")]
    public void Nothing_is_generated_when_the_declaration_is_wrong(string type, string method) => Assert.Empty(new Built(
        $$"""
        using GradGen;
        {{type}}
        {
            [Differentiable]
            {{method}} { lock ("a") { } throw null; }
        }
        """).Generated);

    [Theory]
    [InlineData("GG0002 \"z\"", "[Differentiable(\"z\")] public static double F(double x, int n) => x;")]
    [InlineData("GG0002 \"z\"", "[Differentiable(nameof(x), \"z\")] public static double F(double x, int n) => x;")]
    [InlineData("GG0004 nameof(n)", "[Differentiable(nameof(n))] public static double F(double x, int n) => x;")]
    [InlineData("GG0004 nameof(n)", "[Differentiable(nameof(x), nameof(n))] public static double F(double x, int n) => x;")]
    [InlineData("GG0005 F", "[Differentiable] public static partial double F(double x, int n); public static partial double F(double x, int n) => x;")]
    [InlineData("GG0007 F", "[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hessian)] public static double F(double x, int n) => x;")]
    [InlineData("GG0014 F", "[Differentiable, System.Runtime.InteropServices.DllImport(\"library\")] public static extern double F(double x, int n);")]
    public async Task A_wrong_mark_leaves_the_signatures(string report, string method)
    {
        var built = new Built($$"""
            using GradGen;
            public static partial class M
            {
                {{method}}
                public static double Caller() => FGradient(2, 1) + FValueAndGradient(3, 1).gradient;
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Equal([report], await built.Reports());
        Assert.Contains($"throw new global::System.NotSupportedException(\"{report[..6]}: ", built.Generated, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abstract_method_has_siblings_that_throw()
    {
        var built = new Built("""
            using GradGen;
            public abstract partial class M
            {
                [Differentiable]
                public abstract double F(double x);
                public double Caller() => FGradient(2);
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Equal(["GG0005 F"], await built.Reports());
    }

    [Fact]
    public void The_signatures_of_the_corpus_stay_when_its_bodies_are_refused()
    {
        // What a method does to a buffer through a span that shows part of it is guessed.
        string[] shown = [.. Corpus.Files.Where(file => file.Path.EndsWith("Slices.cs", StringComparison.Ordinal)).Select(_ => "Slices: ")];
        var refused = new Run([.. Corpus.Files.Select(file => (file.Path, new Refuse().Visit(CSharpSyntaxTree.ParseText(file.Text).GetRoot()).ToFullString()))]);
        Assert.Empty(refused.Compile(text => text).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        string[] expected = [.. Signatures(Corpus.Shared.Result)], actual = [.. Signatures(refused.Result)];
        string[] changed = [.. expected.Except(actual).Concat(actual.Except(expected)).Where(signature => !shown.Any(signature.Contains))];
        Assert.Equal([], changed);
    }

    [Fact]
    public void Names_that_an_element_of_a_tuple_may_not_have_are_left_out()
    {
        var run = new Run(("Model.cs", """
            using GradGen;
            public static partial class M
            {
                public readonly record struct Items(double Item0, double Item1);
                [Differentiable]
                public static Items F(Items x, double Rest) => new(x.Item0 * Rest, x.Item1 * x.Item0);
                [Differentiable]
                public static double G(double Item2, double ToString) => Item2 * ToString;
            }
            """));
        Assert.Empty(run.Compile(text => text).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void The_model_stays_when_what_is_around_the_method_moves()
    {
        var run = new Run(("Model.cs", """
            using GradGen;
            public static partial class M
            {
                // a remark
                [Differentiable]
                public static double F(double x) { lock ("a") return x; }
                public static int Other() => 1;
            }
            """));
        string before = Assert.Single(run.Texts).Value;
        run.Edit("Model.cs", "// a remark", "// a longer remark\n\n");
        run.Edit("Model.cs", "=> 1", "=> 2");
        Assert.All(run.Reasons("Lower").Concat(run.OutputReasons()), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal(before, Assert.Single(run.Texts).Value);
        run.Edit("Model.cs", "lock (\"a\") return x;", "try { return x; } finally { }");
        Assert.Contains("GG1001: try", Assert.Single(run.Texts).Value, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Signatures(GeneratorRunResult result) => result.GeneratedSources
        .SelectMany(source => source.SyntaxTree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        // What only the generated code calls may be left out.
        .Where(method => !method.Modifiers.Any(SyntaxKind.PrivateKeyword))
        .Select(method => $"{((TypeDeclarationSyntax)method.Parent!).Identifier}: {method.Modifiers} {method.ReturnType} {method.Identifier}{method.ParameterList}");

    /// <summary>Puts into every marked method what is refused.</summary>
    private sealed class Refuse : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            if (!node.AttributeLists.ToString().Contains("Differentiable", StringComparison.Ordinal))
                return node;
            StatementSyntax refused = SyntaxFactory.ParseStatement("lock (\"a\") { }\n");
            if (node.Body is BlockSyntax body)
                return node.WithBody(body.WithStatements(body.Statements.Insert(0, refused)));
            StatementSyntax value = node.ReturnType.ToString() == "void" ? SyntaxFactory.ExpressionStatement(node.ExpressionBody!.Expression) : SyntaxFactory.ParseStatement($"return {node.ExpressionBody!.Expression};");
            return node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(refused, value));
        }
    }
}
