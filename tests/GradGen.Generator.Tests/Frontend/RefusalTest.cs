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
    [InlineData("GG0010", D + "double F((double, double)[] ‹x›) => x[0].Item1;")]
    [InlineData("GG0011", D + "‹decimal› F(double x) => 1;")]
    [InlineData("GG0012", "[Differentiable] public static async System.Threading.Tasks.Task<double> ‹F›(double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("GG0013", "[Differentiable] public static System.Collections.Generic.IEnumerable<double> ‹F›(double x) { yield return x; }")]
    [InlineData("GG0014", D + "extern double ‹F›(double x);")]
    [InlineData("GG0005", D + "partial double ‹F›(double x); public static partial double F(double x) => x;")]
    [InlineData("GG0010", D + "double F(ref double ‹x›) => x;")]
    [InlineData("GG0010", D + "double F(double? ‹x›) => x ?? 1;")]
    [InlineData("GG0010", D + "double F(System.Collections.Generic.List<double> ‹x›) => x[0];")]
    [InlineData("GG0010", D + "double F(double[][] ‹x›) { x[0][0] = 1; return x[0][0]; }")]
    [InlineData("GG0010", D + "double F<T>(double x, T ‹y›) where T : class => x;")]
    [InlineData("GG0015", D + "double F<T>(double x, ‹T› y) => x;")]
    [InlineData("GG0015", D + "double F<T>(double x, ‹Span<T>› y) => x;")]
    [InlineData("GG0015", D + "‹T› F<T>(double x) where T : System.Numerics.INumber<T> => T.CreateChecked(x);")]
    [InlineData("GG0015", D + "‹T[]› F<T>(double x) => new T[1];")]
    [InlineData("GG0002", "[Differentiable(nameof(x), ‹\"z\"›)] public static double F(double x) => x;")]
    [InlineData("GG0002", "[Differentiable([\"x\", ‹\"z\"›])] public static double F(double x) => x;")]
    [InlineData("GG0007", "[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hvp)] public static double ‹F›(double x) => x;")]
    [InlineData("GG0007", "[Differentiable(Derivatives = (Derivatives)1024)] public static double ‹F›(double x) => x;")]
    [InlineData("GG0008", D + "double ‹F›(double x) => x; static int FValueAndGradient => 1;")]
    [InlineData("GG0008", D + "double ‹F›(double x) => x; struct FGradient { }")]
    [InlineData("GG0011", D + "‹ref double› F(double[] x) => ref x[0];")]
    [InlineData("GG0011", D + "‹Span<double>› F(Span<double> x) => x;")]
    [InlineData("GG1001", D + "double F(double x) { int i = 0; again: x *= x; if (++i < 2) ‹goto again;› return x; }")]
    [InlineData("GG1001", D + "double F(double x, int n) { switch (n) { case 1: x *= x; n++; if (n < 4) ‹goto case 1;› break; } return x; }")]
    [InlineData("GG1001", D + "double F(double x) { double[] u = { x, 1 }, v = { 2, x }; ref double r = ref u.AsSpan(1)[0]; if (x > 1) (u, v) = (v, u); ‹r› += x; return u[0]; }")]
    [InlineData("GG1001", D + "double F(double x) { ‹try› { return x; } finally { } }")]
    [InlineData("GG1001", D + "double F(double x, object o) { ‹lock› (o) { return x; } }")]
    [InlineData("GG1001", D + "double F(double x) { ‹using› (var m = new System.IO.MemoryStream()) { return x; } }")]
    [InlineData("GG1001", D + "double F(double x) { ‹using› var m = new System.IO.MemoryStream(); return x; }")]
    [InlineData("GG1001", D + "double F(double x) => G(x); static double G(double x) { ‹try› { return x; } catch { return 0; } }")]
    [InlineData("GG1001", D + "double F(double x) => G(x); static double G(double x) { ‹lock› (typeof(int)) { return x; } }")]
    [InlineData("GG1001", D + "double F(double x) => G(x); static double G(double x) { ‹using› var m = new System.IO.MemoryStream(); return x; }")]
    [InlineData("GG1001", D + "double F(double x) { var w = new double[2]; G(w); return w[0] * x; } static void G(double[] w) { ‹try› { w[0] = 3; } finally { } }")]
    [InlineData("GG1001", D + "double F(double x) { double a = x; ref double r = ref a; ‹r = ref x›; return r; }")]
    [InlineData("GG1001", D + "double F(double[] x, int i) { double[] a = [x[0], x[1]]; At(a, i) *= 2; return a[0]; } static ref double At(double[] a, int i) { if (i > 0) ‹return ref a[1];› return ref a[0]; }")]
    [InlineData("GG1001", D + "double F(double x) { double[] v = [x, 1]; for (int k = 0; k < 2; k++) { double[] w = [x, v[0]]; ‹w[(v = w).Length - 1]› = x; } return v[1]; }")]
    [InlineData("GG1001", D + "double F(double x, bool c) { double a = x; ref double r = ref ‹c ? ref a : ref x›; return r; }")]
    [InlineData("GG1001", D + "unsafe double F(double[] x) { ‹fixed› (double* p = x) { return p[0]; } }")]
    [InlineData("GG1001", D + "double F(double[] x) { double[][] a = { x }; ‹a[0][0]› = 2; return x[0]; }")]
    [InlineData("GG1001", D + "double F(double[] x, double c) { var z = new double[2]; double[] w = x; for (int k = 0; k < 3; k++) { z[0] = w[0] * c; (w, ‹z›) = (z, w); } return w[0]; }")]
    [InlineData("GG1001", D + "double F(double x, int n) => n ‹switch› { 1 => x };", false)]
    [InlineData("GG1001", D + "double F(double x) { Func<double> f = () => x; ‹f += () => x›; return f(); }")]
    [InlineData("GG1001", D + "double F(double x) { foreach (double v in G(x)) return v; return x; } static System.Collections.Generic.IEnumerable<double> G(double x) { ‹yield return x;› }")]
    [InlineData("GG1002", D + "double F(double x, int n) { Func<double, double> f = v => v; ‹for (int i = 0; i < n; i++) { f = v => v * i; }› return f(x); }")]
    [InlineData("GG1001", D + "double F(double x) { Func<double, double>[] f = { v => v }; ‹f[0]› = Math.Sin; return f[0](x); }")]
    [InlineData("GG1002", "sealed class N { public double V; } " + D + "double F(double x, bool c) { N a = new N(), b = new N(), d = ‹c ? a : b›; d.V = x; return a.V; }")]
    [InlineData("GG1002", "sealed class N { public double V; public void Up(double v) => V += v; } " + D + "double F(double x) { N a = new N { V = x }; ‹for (int i = 0; i < 3; i++) { a = new N { V = a.V * x }; a.Up(x); }› return a.V; }")]
    [InlineData("GG1002", "sealed class N { public double V; } " + D + "double F(double x, int n) { N a = new N { V = x }, b = a; ‹for (int i = 0; i < n; i++) a = new N { V = a.V * x };› return a == b ? x : 1; }")]
    [InlineData("GG1002", "class N { public double V; } sealed class K : N { } " + D + "double F(double x, bool c) { N d = ‹c ? new N { V = x } : new K { V = x }›; d.V *= 2; return d.V; }")]
    [InlineData("GG1002", "abstract class N { public abstract double Next(double x); } sealed class K : N { int n; public override double Next(double x) => x * ++n; } sealed class L : N { public override double Next(double x) => x; } " + D + "double F(double x, bool c) { N d = ‹c ? new K() : new L()›; return d.Next(x); }")]
    [InlineData("GG1004", "static volatile int s_v; " + D + "double F(double x) => x * ‹s_v›;")]
    [InlineData("GG1005", D + "unsafe double F(double x) { double* ‹p = &x›; return *p; }")]
    [InlineData("GG1005", D + "unsafe double F(double x) { delegate*<double, double> ‹f = &G›; return f(x); } static double G(double x) => x;")]
    [InlineData("GG1010", D + "double F(double x) => (double)‹(decimal)x›;")]
    [InlineData("GG1010", D + "double F(double x) { dynamic d = ‹x›; return d; }")]
    [InlineData("GG2003", "public interface I { double V(double x); } " + D + "double F(double x, I i) => i.‹V›(x);")]
    [InlineData("GG2003", D + "double F(double x, int n) { var l = new System.Collections.Generic.List<double>(); ‹R›(l, x, n); return l[0]; } static void R(System.Collections.Generic.List<double> l, double x, int n) { if (n < 0) return; l.Add(x); R(l, x, n - 1); }")]
    [InlineData("GG1002", D + "double F(double x, int n) { var a = new N { V = x }; R(a, n); return a.V; } sealed class N { public double V; public N A; } static void R(N a, int n) { if (n <= 0) return; a.A = new N(); R(a, n - 1); }", false)]
    [InlineData("GG2003", D + "double F(double x, int n) => ‹R›(x, n)[0]; static double[] R(double x, int n) => n <= 0 ? new double[] { x } : R(x * x, n - 1);")]
    [InlineData("GG1001", D + "double F(double x, int n) => R(new N { V = x }, n); sealed class N { public double V; public N A; } static double R(N a, int n) => n == 0 ? a.V : ‹R›(new N { V = 2, A = a }, n - 1);")]
    [InlineData("GG2003", D + "double F(double x) => ‹A›(x).Result; static async System.Threading.Tasks.Task<double> A(double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("GG1002", D + "double F(double[] x, int n) { Span<double> a = default; for (int i = 0; i < n; i++) { a = x; } return ‹a›[0]; }")]
    [InlineData("GG1001", D + "double F(double x, System.Collections.Generic.List<int> l) => l is ‹[1, ..]› ? x : 1;")]
    [InlineData("GG1001", "static readonly double[][] s_k = { new double[2] }; " + D + "double F(double x) { foreach (double[] row in s_k) x += row[‹..1›][0]; return x; }")]
    [InlineData("GG1001", "static readonly double[][] s_k = { new double[2] }; " + D + "double F(double x) { foreach (double[] row in s_k) { ‹row[0]› = 2; x += row[0]; } return x; }")]
    [InlineData("GG1004", "static readonly double[] s_k = new double[2]; " + D + "double F(double x) { s_k.AsSpan(1)[0] = x; return x; }", false)]
    [InlineData("GG2003", D + "double F(double[] x, int n) { ‹R›(x, x, n); return x[0]; } static void R(double[] a, double[] b, int n) { if (n <= 0) return; a[n] = b[n - 1]; R(a, b, n - 1); }")]
    [InlineData("GG2003", D + "double F(double[] x, int n) { ‹R›(x, x.AsSpan(1), n); return x[0]; } static void R(Span<double> a, Span<double> b, int n) { if (n <= 0) return; a[n] = b[n - 1]; R(a, b, n - 1); }")]
    [InlineData("GG1003", D + "double[] ‹F›(double[] x) => x;")]
    [InlineData("GG1004", "static readonly double[] s_k = new double[2]; " + D + "double F(double x) { ‹s_k[0]› = x; return x; }")]
    [InlineData("GG1004", "public struct C { public double V; public void Up() => V++; } static C s_k; " + D + "double F(double x) { ‹s_k›.Up(); return s_k.V * x; }")]
    [InlineData("GG1004", "static double[] s_k = { 1 }; static void Put(double v) { s_k[0] = v; s_k = new double[2]; } " + D + "double F(double x) { ‹Put›(3); return s_k[0] * x; }")]
    [InlineData("GG1004", "static readonly System.Collections.Generic.Stack<int> s_k = new(); " + D + "double F(double x, int n) => n == 0 ? x : F(x * ‹s_k.Pop()›, n - 1);")]
    [InlineData("GG1004", "static double s_k; static void Set(double v) => s_k = v; static double P(double x, int n) => n == 0 ? x : P(x * ‹s_k›, n - 1); " + D + "double F(double x, int n) { Set(2); double y = P(x, n); Set(3); return y; }")]
    [InlineData("GG1004", "[Differentiable(Derivatives = Derivatives.Jacobian)] public static (double, double) F(double x, Random r) => (x * ‹r.NextDouble()›, x);")]
    [InlineData("GG1004", "static double s_k; " + D + "double F(double x) { ‹s_k› = x; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { ‹Console.WriteLine(x)›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { var log = new System.Collections.Generic.List<object>(); ‹log.Add(x * x)›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) { ‹Console.Error.WriteLine($\"x is {x}\")›; return x; }")]
    [InlineData("GG1010", D + "double F(double x, System.Text.StringBuilder s) => x * ‹s.Append($\"{x}\")›.Length;", false)]
    [InlineData("GG1001", "sealed record R(double A) { public bool Equals(R r) => true; public override int GetHashCode() => 0; } " + D + "double F(double x) => ‹new R(x) == new R(1)› ? x : 1;")]
    [InlineData("GG1010", D + "double F(double x) { object o = ‹x›; return x; }")]
    [InlineData("GG1010", D + "double F(double x) => G(‹x›, x); static double G(object o, double x) => o is double d ? d * x : x;")]
    [InlineData("GG1001", D + "double F(double x) { bool? a = x > 0, b = null; return (‹a & b›) == true ? x : 1; }")]
    [InlineData("GG1001", "public class P { public void Deconstruct(out int a, out int b) { a = 1; b = 2; } } " + D + "double F(double x, P p) => p is ‹(1, 2)› ? x : 1;")]
    [InlineData("GG1010", D + "double F(double x) => x * ‹$\"{x}\"›.Length;")]
    [InlineData("GG2001", D + "double F(double[] x) => System.Linq.Enumerable.First(System.Linq.Enumerable.‹Distinct›(x));")]
    [InlineData("GG2001", D + "double F(double[] x) => System.Linq.Enumerable.First(System.Linq.Enumerable.‹OrderBy›(x, v => -v));")]
    [InlineData("GG1010", D + "double F(double[] x) { var c = (double[])x.Clone(); ‹Array.Sort(c, (a, b) => b.CompareTo(a))›; return c[0]; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) => System.Linq.Enumerable.Sum(‹System.Linq.Enumerable.Skip(System.Linq.Enumerable.Where(x, v => v > 0), 1)›);")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.Last(‹System.Linq.Enumerable.Select(x, v => s += v)›); }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return ‹System.Linq.Enumerable.Last(x, v => { s += v; return v > 1; })› * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.Last(‹System.Linq.Enumerable.Where(x, v => { s += v; return v > 1; })›) * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.Any(‹System.Linq.Enumerable.Select(x, v => s += v)›) ? s : x[0]; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.Count(‹System.Linq.Enumerable.Select(x, v => s += v)›) * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.Sum(System.Linq.Enumerable.Skip(‹System.Linq.Enumerable.Select(x, v => s += v)›, 1)) * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return System.Linq.Enumerable.First(System.Linq.Enumerable.Reverse(‹System.Linq.Enumerable.Select(x, v => s += v)›)) * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double s = 0; return ‹System.Linq.Enumerable.Min(x, v => s += v)› * s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { var l = System.Linq.Enumerable.ToList(x); return System.Linq.Enumerable.Sum(System.Linq.Enumerable.Select(‹l›, v => l[0] = v)); }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { var l = System.Linq.Enumerable.ToList(x); foreach (double v in ‹l›) l[0] = v; return l[0]; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { double[][] m = { System.Linq.Enumerable.ToArray(x), System.Linq.Enumerable.ToArray(x) }; double s = 0; foreach (double[] r in ‹System.Linq.Enumerable.Reverse(m)›) { m[0] = m[1]; s += r[0]; } return s; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { x = System.Linq.Enumerable.ToArray(x); ‹Array.Sort(x, x)›; return x[0]; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double[] x) { x = System.Linq.Enumerable.ToArray(x); ‹x.AsSpan(0, 3).Sort(x.AsSpan(2, 3))›; return x[0]; }")]
    [InlineData("GG1001", "[Differentiable] public static double F(double x) { var m = new double[2][]; m[0] = [x]; return ‹m[1]› == null ? x * x : x; }")]
    [InlineData("GG1010", "static double G(double a, double b) => a * b; [DerivativeOf(typeof(M), nameof(G))] static double GDerivative(double a, [NoDerivative] double b) => b; [Differentiable] public static double F(double x, double y) => G(b: ‹x * y›, a: y);")]
    [InlineData("GG1002", "[Differentiable] public static double F(double[] x, int n) { System.Collections.Generic.IEnumerable<double> q = x; ‹if (n > 0) q = System.Linq.Enumerable.Skip(x, 1);› return System.Linq.Enumerable.Sum(q); }")]
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
