using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks.Generation;

/// <summary>A project of 1,000 marked methods in 100 files: ten shapes, from one expression to nested loops.</summary>
public sealed class MarkedMethods
{
    public const int Files = 100;
    public const int MethodsPerFile = 10;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    private MarkedMethods(CSharpCompilation compilation, SyntaxTree[] trees)
    {
        Compilation = compilation;
        Trees = trees;
    }

    public CSharpCompilation Compilation { get; private set; }

    private SyntaxTree[] Trees { get; }

    public static MarkedMethods Create()
    {
        SyntaxTree[] trees = [.. Enumerable.Range(0, Files).Select(file => Parse(file, constant: 2, comment: ""))];
        return new MarkedMethods(Platform.Compile("Marked", trees), trees);
    }

    /// <summary>Edits a constant in the first method of a file.</summary>
    public void EditBody(int file, int constant) => Replace(file, Parse(file, constant, ""));

    /// <summary>Edits a comment of a file.</summary>
    public void EditComment(int file, int constant, string comment) => Replace(file, Parse(file, constant, comment));

    private void Replace(int file, SyntaxTree tree)
    {
        Compilation = Compilation.ReplaceSyntaxTree(Trees[file], tree);
        Trees[file] = tree;
    }

    private static SyntaxTree Parse(int file, int constant, string comment)
    {
        StringBuilder text = new($"using System;\nusing GradGen;\n// {comment}\npublic static partial class Methods{file}\n{{\n");
        for (int method = 0; method < MethodsPerFile; method++)
            text.Append("    [Differentiable]\n    public static ").Append(Shape(method, method == 0 ? constant : 3)).Append('\n');
        return CSharpSyntaxTree.ParseText(text.Append("}\n").ToString(), s_parse, $"Methods{file}.cs", Encoding.UTF8);
    }

    private static string Shape(int method, int constant) => method switch
    {
        0 => $"double M0(double x, double y) => {constant} * x * y + Math.Sin(x);",
        1 => $"double M1(double x) {{ double u = x * x; u += {constant} * x; return Math.Log(1 + u * u); }}",
        2 => $"double M2(double x, double y) {{ if (x > y) return x * x - y; double d = y - x; return d * d * {constant}; }}",
        3 => $"double M3(ReadOnlySpan<double> x) {{ double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * {constant}; return s; }}",
        4 => "double M4(ReadOnlySpan<double> w, ReadOnlySpan<double> x, double b) { double z = b; for (int i = 0; i < w.Length; i++) z += w[i] * x[i]; return Math.Max(0, z); }",
        5 => "double M5(double x, int n) { double p = 1; for (int i = 0; i < n; i++) p = p * x + i; return p; }",
        6 => "double M6(double s, double k, double r, double v, double t) { double q = v * Math.Sqrt(t); double d = (Math.Log(s / k) + (r + v * v / 2) * t) / q; return s * Math.Tanh(d) - k * Math.Exp(-r * t) * Math.Tanh(d - q); }",
        7 => "double M7(ReadOnlySpan<double> a, ReadOnlySpan<double> x, int n) { double s = 0; for (int i = 0; i < n; i++) { double r = 0; for (int j = 0; j < n; j++) r += a[i * n + j] * x[j]; s += r * x[i]; } return s; }",
        8 => "double M8(double a, double b, double c) { double m = a > b ? a : b; m = m > c ? m : c; return m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m) + Math.Exp(c - m)); }",
        _ => "double M9(double x, double y, double z) { double r = Math.Sqrt(x * x + y * y + z * z); double t = Math.Atan2(y, x); return r * Math.Cos(t) + z / (1 + r * r); }",
    };
}
