using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using GradGen.Generator.Tests.Pipeline;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>Code that is nested deeper than a compiler's stack bears is refused where it gets too deep; code that is only long is not.</summary>
public sealed class NestingTest
{
    private const string F = "[Differentiable] public static double F(double x)";

    public static TheoryData<string, string> Deep => new()
    {
        { "Math", $"{F} => {Repeat("Math.Sin(", 250)}x{Repeat(")", 250)};" },
        { "G", $"{F} => {Repeat("G(", 320)}x{Repeat(")", 320)}; static double G(double v) => v * v;" },
        { "H", $"{F} => G(x); static double G(double x) => {Repeat("H(", 320)}x{Repeat(")", 320)}; static double H(double v) => v * v;" },
        { "-", $"{F} => {Repeat("- ", 250)}x;" },
        { "if", $"{F} {{ double y = x; {Repeat("if (x > 0) ", 250)}y = y * x; return y; }}" },
        { "{", $"{F} {{ double y = x; {Repeat("{ ", 400)}y = y * x;{Repeat(" }", 400)} return y; }}" },
        { "for", $"{F} {{ double y = x; {string.Concat(Enumerable.Range(0, 30).Select(i => $"for (int i{i} = 0; i{i} < 2; i{i}++) "))}y = y * x; return y; }}" },
        { "while", $"{F} {{ double y = x; {Repeat("while (y > 1) ", 30)}y = 0.5 * y; return y; }}" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void It_is_refused_where_it_gets_too_deep(string token, string members)
    {
        var source = new Source(members);
        Assert.Null(source.Method);
        Diagnostic diagnostic = Assert.Single(source.Diagnostics);
        Assert.Equal("GG1011", diagnostic.Id);
        Assert.Equal(token, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData("x", " + x", 5001.0)]
    [InlineData("x", " + Math.Sin(x)", null)]
    [InlineData("2 * x", " - 0.0001 * x * x", 2 - (5000 * 0.0002 * 0.75))]
    public async Task A_long_sum_is_differentiated_and_compiles(string first, string term, double? slope)
    {
        var built = new Built($"using System; using GradGen; public static partial class M {{ [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)] public static double F(double x) => {first}{Repeat(term, 5000)}; }}");
        Assert.Empty(await built.Reports());
        byte[] image = OnSmallStack(() => Emit(built));
        Type type = Assembly.Load(image).GetType("M")!;
        double gradient = (double)type.GetMethod("FGradient")!.Invoke(null, [0.75])!;
        var (_, tangent) = ((double, double))type.GetMethod("FJvp")!.Invoke(null, [0.75, 1.0])!;
        double expected = slope ?? 1 + (5000 * Math.Cos(0.75));
        Assert.Equal(expected, gradient, 1e-8);
        Assert.Equal(expected, tangent, 1e-8);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static byte[] Emit(Built built)
    {
        using var stream = new MemoryStream();
        Assert.Empty(built.Compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return stream.ToArray();
    }

    /// <summary>With a stack as small as that of any thread of a compiler.</summary>
    private static T OnSmallStack<T>(Func<T> action)
    {
        T result = default!;
        var thread = new Thread(() => result = action(), 1 << 20);
        thread.Start();
        thread.Join();
        return result;
    }
}
