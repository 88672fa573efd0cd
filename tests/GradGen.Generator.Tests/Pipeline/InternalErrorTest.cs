using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using GradGen.Generator.Frontend;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>An error of ours in one method is GG9001 at its name; the others are generated, and its own siblings are declared and throw the reason.</summary>
public sealed class InternalErrorTest
{
    private const string Text = """
        using System;
        using GradGen;
        public static partial class M
        {
            [Differentiable]
            public static double Good(double x) => x * x;
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
            public static double Bad(ReadOnlySpan<double> x, double y) => x[0] * Math.Sin(y);
            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jacobian)]
            public static void Written(double x, Span<double> y) => y[0] = x * x;
            public static double Callers(double[] x)
            {
                double g = 0;
                double value = BadVjp(x, 1, 1, x, ref g) + BadJvp(x, 1, x, 1).tangent + GoodGradient(2);
                BadGradient(x, 1, x, out g);
                return value + BadValueAndGradient(x, 1, x, out g);
            }
        }
        """;

    private const string Message = "'Bad' could not be differentiated because of an error in GradGen: InvalidOperationException: injected";

    private static readonly Steps s_badBody = Steps.Usual with { Body = (session, declaration, model) => Fit(declaration.Method.Name) ? Lowering.Body(session, declaration, model) : throw new InvalidOperationException("injected") };

    private static readonly Steps s_badText = Steps.Usual with { Text = (method, features) => Fit(method.Primal.Name) ? GeneratedText.Write(method, features) : throw new InvalidOperationException("injected") };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_costs_one_method(bool inLowering)
    {
        Steps steps = inLowering ? s_badBody : s_badText;
        Built usual = new(Text), built = new(Text, generator: new GradientGenerator(steps));
        Assert.Null(built.Result.Exception);
        Assert.Equal([], built.Errors);

        var analyzer = new DifferentiableAnalyzer(steps);
        Assert.Equal(["GG9001 Bad"], await built.Reports(analyzer));
        Diagnostic report = Assert.Single(await built.Compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync());
        Assert.Equal(Message, report.GetMessage(CultureInfo.InvariantCulture));

        string bad = File(built, "M.Bad");
        Assert.Contains($"throw new global::System.NotSupportedException(\"GG9001: {Message}\");", bad, StringComparison.Ordinal);
        Assert.Equal(Signatures(File(usual, "M.Bad")), Signatures(bad));
        foreach (string other in (string[])["M.Good", "M.Written"])
            Assert.Equal(File(usual, other), File(built, other));
    }

    private static bool Fit(string method) => method != "Bad";

    private static string File(Built built, string method) => built.Result.GeneratedSources.Single(source => source.HintName.StartsWith(method, StringComparison.Ordinal)).SourceText.ToString();

    private static string[] Signatures(string text) => [.. Corpus.Types(text).SelectMany(type => type.Members).OfType<MethodDeclarationSyntax>()
        .Where(method => !method.Modifiers.Any(SyntaxKind.PrivateKeyword))
        .Select(method => $"{method.Modifiers} {method.ReturnType} {method.Identifier}{method.ParameterList}")];
}
