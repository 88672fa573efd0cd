namespace GradGen.Generator.Tests.Frontend;

/// <summary>Whatever stands in a marked method, the frontend lowers it or refuses it; it does not fail.</summary>
public sealed class OddCodeTest
{
    [Theory]
    [InlineData("double F(double x) => ;")]
    [InlineData("double F(double x) { return }")]
    [InlineData("double F(double x, double x) => x;")]
    [InlineData("Missing F(double x) => x;")]
    [InlineData("double F(Missing x) => 1;")]
    [InlineData("double F(double x) { foreach (var v in Missing) x += v; return x; }")]
    [InlineData("double F(double x) { var (a, b) = x; return a; }")]
    [InlineData("double F(double x) { break; continue; goto L; L: return x; }")]
    [InlineData("double F(double x) { double y; return y; }")]
    [InlineData("double F(double x) { int i = x; x[0] = 1; x.Y = 2; F; return F(); }")]
    [InlineData("double F(double x) { Func<double, double> f = v => v; return f(x); }")]
    [InlineData("double F(string s, double x) { return s.Length * x; }")]
    [InlineData("double F(double x) { double G(double y) => G(y); return G(x); }")]
    [InlineData("double F(double x) { unsafe { double* p = &x; return *p; } }")]
    [InlineData("double F(double x) { ref double y = ref x; y = 2; return x; }")]
    [InlineData("double F(double x) { dynamic d = x; return d * d; }")]
    [InlineData("double F(double x) { double? n = x; return n ?? 1; }")]
    [InlineData("double F(double[] x) { double[] a = [1, 2, .. x]; return a[0]; }")]
    [InlineData("double F(double[][] x) => x[0][0];")]
    [InlineData("double F(double x) { try { return x; } finally { } }")]
    [InlineData("double F(double x) { lock (\"a\") { return x; } }")]
    [InlineData("double F(double x) { switch (x) { case 1: return 2; default: return x; } }")]
    [InlineData("double F(double x) { if (x is > 1 and < 2) return 1; return x; }")]
    [InlineData("double F<T>(T x, double y) where T : struct => y;")]
    [InlineData("double F(DateTime t, DayOfWeek d, double y) => d == DayOfWeek.Friday ? y : t.Ticks;")]
    [InlineData("double F(double x) { return x; double y = 1; y++; }")]
    [InlineData("double F(double x) { while (true) { } }")]
    [InlineData("double F(double x) { var t = (a: x, b: (1, x)); t.b.Item2 += 1; t.c = 3; return t.b.Item2; }")]
    [InlineData("double F(double x) { (double, double) t; t.Item1 = x; t.Item2 = 2; return t.Item1; }")]
    [InlineData("double F(double x) { x = nameof(x).Length + sizeof(int) + default(double); return -+x; }")]
    [InlineData("double F(Span<double> x) { var y = x[1..]; return y[0]; }")]
    [InlineData("double F(double[] x) { x[0, 1] = 2; x[1.5] = 2; x[(long)1] = 3; return x[^1]; }")]
    [InlineData("double F(double x) => x switch { 1 => 2, _ => 3 } + (x as object == null ? 1 : 2);")]
    [InlineData("double F(double x) => ((Func<double>)(() => x))();")]
    [InlineData("double F(double x) => new { A = x }.A + new[] { new[] { x } }[0][0] + $\"{x}\".Length;")]
    [InlineData("unsafe double F(double* x) => *x;")]
    [InlineData("double F(params double[] x) => x.Length > 0 ? x[0] : __arglist;")]
    public void IsLoweredOrRefused(string method)
    {
        var source = new Source("[Differentiable] public static " + method);
        Assert.True(source.Method is null || source.Diagnostics.Count == 0);
    }

    [Fact]
    public void ExtensionBlocksAreRefused() =>
        Assert.Null(new Source("using GradGen; static partial class E { extension(double x) { [Differentiable] public double F() => x; } }", whole: true).Method);

    /// <summary>Long code keeps calls; what can be no function of the model is lowered in place even there.</summary>
    [Fact]
    public void LongCodeMayCallMethodsThatCannotStayCalls()
    {
        string calls = string.Concat(System.Linq.Enumerable.Repeat("Order(ref x, ref y); y = Picked(x > 1, y, x * y); ", 700));
        var source = new Source($$"""
            [Differentiable] public static double F(double x, double y) { {{calls}} return x + y; }
            static void Order(ref double low, ref double high) { if (low > high) (low, high) = (high, low); }
            static T Picked<T>(bool isFirst, T first, T second) => isFirst ? first : second;
            """);
        Assert.NotNull(source.Method);
        Assert.Empty(source.Diagnostics);
    }
}
