using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>What is not supported is refused, with the right diagnostic, at its place (between ‹ and ›).</summary>
public sealed class RefusalTest
{
    private const string D = "[Differentiable] public static ";

    [Theory]
    [InlineData("GG0003", D + "double ‹F›(int n) => n;")]
    [InlineData("GG0003", D + "int ‹F›(double x) => 3;")]
    [InlineData("GG0002", "[Differentiable(‹\"z\"›)] public static double F(double x) => x;")]
    [InlineData("GG0004", "[Differentiable(‹\"n\"›)] public static double F(double x, int n) => x;")]
    [InlineData("GG0007", "[Differentiable(Derivatives = Derivatives.Hessian)] public static double ‹F›(double x) => x;")]
    [InlineData("GG0007", "[Differentiable(Derivatives = Derivatives.Gradient)] public static (double, double) ‹F›(double x) => (x, x);")]
    [InlineData("GG0007", "[Differentiable(Derivatives = Derivatives.Jacobian)] public static double ‹F›(double x, Span<double> y) => y[0] = x;")]
    [InlineData("GG0007", D + "(double, int) ‹F›(double x, Span<double> y) { y[0] = x; return (x, 1); }")]
    [InlineData("GG0008", D + "double ‹F›(double x) => x; static double FGradient(double x) => 1;")]
    [InlineData("GG0008", "[Differentiable(Derivatives = Derivatives.Vjp)] static double F(double x, double ‹cotangent›) => x * cotangent;")]
    [InlineData("GG0008", "[Differentiable(Derivatives = Derivatives.Jvp)] static double F(double x, double ‹xTangent›) => x * xTangent;")]
    [InlineData("GG0010", D + "double F(double x, out double ‹y›) => y = x;")]
    [InlineData("GG0010", D + "double F(double[,] ‹x›) => 1;")]
    [InlineData("GG0011", D + "‹decimal› F(double x) => 1;")]
    [InlineData("GG1001", D + "double F(double x, int n) { switch (n) { case 1: if (x > 0) ‹break;› x = 2; break; } return x; }")]
    [InlineData("GG1002", D + "double F(double[] x, double[] y, bool c) { double[] a = x; ‹if (c) a = y;› return a[0]; }")]
    [InlineData("GG1002", D + "double F(double[] x, double[] y) { double[] a = x; ‹for (int i = 0; i < 2; i++) a = y;› return a[0]; }")]
    [InlineData("GG1002", D + "double F(double[] x, double[] y, bool c) { Span<double> a = c ? x.AsSpan(1) : y; return a[0]; }", false)]
    [InlineData("GG1002", D + "double F(double[] x, int n) { Span<double> a = default; for (int i = 0; i < n; i++) { a = x; } return ‹a›[0]; }")]
    [InlineData("GG1002", D + "double F(double[] x, double[] y, int n) { Span<double> a = x; while (n-- > 0) { ‹a = y.AsSpan(n);› } return a[0]; }")]
    [InlineData("GG1001", D + "double F(double[] x, Range r) { Span<double> a = x; return a[‹r›][0]; }")]
    [InlineData("GG1004", "static readonly double[] s_k = new double[2]; " + D + "double F(double x) { s_k.AsSpan(1)[0] = x; return x; }", false)]
    [InlineData("GG2003", D + "double F(double[] x, int n) { ‹R›(x, x, n); return x[0]; } static void R(double[] a, double[] b, int n) { if (n <= 0) return; a[n] = b[n - 1]; R(a, b, n - 1); }")]
    [InlineData("GG2003", D + "double F(double[] x, int n) { ‹R›(x, x.AsSpan(1), n); return x[0]; } static void R(Span<double> a, Span<double> b, int n) { if (n <= 0) return; a[n] = b[n - 1]; R(a, b, n - 1); }")]
    [InlineData("GG1003", D + "double[] ‹F›(double[] x) => x;")]
    [InlineData("GG1004", "static readonly double[] s_k = new double[2]; " + D + "double F(double x) { ‹s_k[0]› = x; return x; }")]
    [InlineData("GG1004", "static double s_k; " + D + "double F(double x) { ‹s_k› = x; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { ‹Console.WriteLine(x)›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { var log = new System.Collections.Generic.List<double>(); ‹log.Add(x * x)›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { object o = ‹x›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) => x * ‹$\"{x}\"›.Length;")]
    [InlineData("GG2001", D + "double F(double[] x) => System.Linq.Enumerable.‹Sum›(x);")]
    [InlineData("GG2003", D + "double F(double x, Func<double, double> f) => ‹f›(x);", false)]
    public void IsRefused(string id, string members, bool checkPlace = true)
    {
        var source = new Source(members.Replace("‹", "", System.StringComparison.Ordinal).Replace("›", "", System.StringComparison.Ordinal));
        Assert.Null(source.Method);
        Diagnostic diagnostic = Assert.Single(source.Diagnostics);
        if (checkPlace)
        {
            Assert.Equal(id, diagnostic.Id);
            int start = members.IndexOf('‹'), end = members.IndexOf('›') - 1;
            Assert.Equal(members.Substring(start + 1, end - start), diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        }
    }

    [Fact]
    public void CodeThatDoesNotCompileIsLeftToTheCompiler()
    {
        var source = new Source(D + "double F(double x) { double y; if (x > 0) y = 1; return y + Missing(x); }");
        Assert.Null(source.Method);
        Assert.Empty(source.Diagnostics);
    }

    [Fact]
    public void ATypeThatIsNotPartialIsRefused()
    {
        var source = new Source("using GradGen; static class N { [Differentiable] public static double F(double x) => x; }", whole: true);
        Assert.Equal("GG0001", Assert.Single(source.Diagnostics).Id);
    }
}
