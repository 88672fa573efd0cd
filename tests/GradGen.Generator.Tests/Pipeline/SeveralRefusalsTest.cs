using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>All that is refused in a method is reported at once, and nothing that is only a consequence of it.</summary>
public sealed class SeveralRefusalsTest
{
    [Theory]
    [InlineData("double F(double x, object o) { ‹lock› (o) { } double y = x * x; ‹try› { } finally { } return y; }")]
    [InlineData("double F(double x, object o) { double y; ‹lock› (o) { y = x; } y *= y; double z = y; return z + y; }")]
    [InlineData("double F(double x, object o) { if (x > 0) { ‹lock› (o) { } } else { ‹try› { } finally { } } return x; }")]
    [InlineData("double F(double x, object o) { if (x > 0) return x; else { ‹lock› (o) { } } ‹lock› (o) { } return x; }")]
    [InlineData("double F(double x, object o) { for (int i = 0; i < 3; i++) { ‹lock› (o) { } x *= x; ‹try› { } finally { } } return x; }")]
    [InlineData("double F(double x, object o) { while (x > 1) { ‹lock› (o) { } x *= 0.5; } switch (o) { case 1: ‹try› { } finally { } break; } return x; }")]
    [InlineData("double F(double x, IOwn o) { double y = o.‹A›(x); double z = o.‹B›(x * x); return y * z; } public interface IOwn { double A(double x); double B(double x); }")]
    [InlineData("double F(double x) { double y = Own(x); double z = Own(x * x); return y + z; } static double Own(double x) { ‹try› { return x; } finally { } }")]
    [InlineData("double[] F(double[] x, object o) { double[] y = new double[2]; ‹lock› (o) { y = x; } y[0] = x[0]; return y; }")]
    [InlineData("double F(double[] x, object o) { double[] y = x, z = new double[2]; for (int i = 0; i < 3; i++) { ‹lock› (o) { z[0] = y[0]; } (y, z) = (z, y); } return y[0]; }")]
    [InlineData("double F(double x) { ‹Console.WriteLine(x)›; object o = ‹x›; return x * x + ‹$\"{x}\"›.Length; }")]
    public async Task Each_is_reported(string method)
    {
        var built = new Built($"using System; using GradGen; public static partial class M {{ [Differentiable] public static {method.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal)} }}");
        Assert.Empty(built.Errors);
        string[] reports = await built.Reports();
        Assert.Equal(method.Split('‹').Skip(1).Select(part => part[..part.IndexOf('›', StringComparison.Ordinal)]).Order(StringComparer.Ordinal), reports.Select(report => report[7..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_statement_that_is_refused_makes_no_other_wrong()
    {
        var run = new Run([.. Corpus.Files.Select(file => (file.Path, new Locked(new Random(1)).Visit(CSharpSyntaxTree.ParseText(file.Text).GetRoot()).ToFullString()))]);
        Compilation compilation = run.Compile(text => text);
        ImmutableArray<Diagnostic> reports = await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        string[] errors = [.. reports.Where(report => report.Severity == DiagnosticSeverity.Error).Select(report => $"{report.Id} {report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan)} {report.Location.GetLineSpan()} {report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
        Assert.True(errors.Length > 200);
        Assert.Equal("", string.Join('\n', errors.Where(error => !error.StartsWith("GG1001 lock ", StringComparison.Ordinal))));
    }

    /// <summary>Locks some statements of marked methods.</summary>
    private sealed class Locked(Random random) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            node.AttributeLists.ToString().Contains("Differentiable", StringComparison.Ordinal) ? base.VisitMethodDeclaration(node) : node;

        public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => node;

        public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) => node;

        public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) => node;

        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            IEnumerable<StatementSyntax> statements = node.Statements.Select(statement =>
                statement is ExpressionStatementSyntax or ForStatementSyntax or WhileStatementSyntax or IfStatementSyntax && random.Next(4) == 0
                    ? SyntaxFactory.ParseStatement($"lock (\"a\") {{ {statement} }}\n")
                    : (StatementSyntax)Visit(statement));
            return node.WithStatements([.. statements]);
        }
    }
}
