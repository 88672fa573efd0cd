using System.Threading.Tasks;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>[DerivativeOf]: which methods are rules, where they are found, and what is said of others.</summary>
public sealed class OwnRulesTest
{
    private const string Library = """
        using GradGen;
        public static class Special
        {
            public static double Airy(double x) => x * x;
            public static double Beta(double x, double y, int n) => x * y;
            public static double Ratio(float x) => x;
            public static double[] Many(double x) => [x];

            [DerivativeOf(typeof(Special), nameof(Airy))]
            public static double AiryDerivative(double x) => 2 * x;
        }
        """;

    [Fact]
    public async Task Rules_of_referenced_assemblies_are_found()
    {
        var built = new Built(Text("[Differentiable] public static double F(double x) => Special.Airy(3 * x);"), library: Library);
        Assert.Empty(built.Errors);
        Assert.Empty(await built.Reports());
        Assert.Contains("3.0 * global::Special.AiryDerivative(", built.Generated, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Beta", "static double D(double x, double y, int n) => 1;", "write 'static (double x, double y) D(double x, double y, int n)'")]
    [InlineData("Beta", "static (double y, double x) D(double x, double y, int n) => (x, y);", "write 'static (double x, double y) D(double x, double y, int n)'")]
    [InlineData("Beta", "static (double x, double y) D(double x, double y) => (x, y);", "write 'static (double x, double y) D(double x, double y, int n)'")]
    [InlineData("Beta", "static double D(double x, [NoDerivative] double y, double n) => y;", "write 'static double D(double x, double y, int n)'")]
    [InlineData("Airy", "static float D(double x) => 1;", "write 'static double D(double x)'")]
    [InlineData("Airy", "static double D<T>(double x) => 1;", "write 'static double D(double x)'")]
    [InlineData("Ratio", "static double D(float x) => 1;", "only static functions of numbers can have one")]
    [InlineData("Many", "static double[] D(double x) => [1];", "only static functions of numbers can have one")]
    [InlineData("None", "static double D(double x) => 1;", "'Special' has no method of that name")]
    public async Task Others_are_told_what_fits(string function, string derivative, string why)
    {
        var built = new Built(Text($"[DerivativeOf(typeof(Special), \"{function}\")] {derivative}"), library: Library);
        Assert.Empty(built.Errors);
        Assert.Equal(["GG2005 D"], await built.Reports());
        Assert.EndsWith(why, Assert.Single(await built.Diagnostics()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_rule_is_told_of_the_first()
    {
        var built = new Built(Text("static double G(double x) => x * x; [DerivativeOf(typeof(M), nameof(G))] static double A(double x) => 2 * x; [DerivativeOf(typeof(M), nameof(G))] static double B(double x) => 2 * x; [Differentiable] public static double F(double x) => G(x);"));
        Assert.Equal(["GG2005 B"], await built.Reports());
        Assert.EndsWith("'A' is its derivative already", Assert.Single(await built.Diagnostics()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
        Assert.Contains("global::M.A(", built.Generated, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_of_the_compilation_goes_before_a_referenced_one()
    {
        var built = new Built(Text("[DerivativeOf(typeof(Special), nameof(Special.Airy))] static double Own(double x) => x + x; [Differentiable] public static double F(double x) => Special.Airy(x);"), library: Library);
        Assert.Empty(await built.Reports());
        Assert.Contains("global::M.Own(", built.Generated, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_in_a_generic_type_is_refused()
    {
        var built = new Built(Text("static class G<T> { [DerivativeOf(typeof(Special), nameof(Special.Airy))] internal static double D(double x) => 2 * x; } [Differentiable] public static double F(double x) => x * x;"), library: Library);
        Assert.Empty(built.Errors);
        Assert.Equal(["GG2005 D"], await built.Reports());
    }

    [Theory]
    [InlineData("static double D(double x, [NoDerivative] double y, int n) => y;")]
    [InlineData("static (double x, double y) D(double x, double y, int n) => (y, x);")]
    [InlineData("static (double x, double y) D(in double x, double y, int n) => (y, x);")]
    public async Task What_fits_is_taken(string derivative)
    {
        var built = new Built(Text($"[DerivativeOf(typeof(Special), nameof(Special.Beta))] {derivative} [Differentiable] public static double F(double x, int n) => Special.Beta(x, 2, n);"), library: Library);
        Assert.Empty(built.Errors);
        Assert.Empty(await built.Reports());
    }

    [Fact]
    public async Task A_rule_must_be_seen_by_the_generated_code()
    {
        var built = new Built(Text("class Own { [DerivativeOf(typeof(Special), nameof(Special.Beta))] static (double x, double y) D(double x, double y, int n) => (y, x); } [Differentiable] public static double F(double x, int n) => Special.Beta(x, 2, n);"), library: Library);
        Assert.Equal(["GG2002 Beta"], await built.Reports());
    }

    [Fact]
    public async Task The_signature_that_is_missing_is_told()
    {
        var built = new Built(Text("[Differentiable] public static double F(double x, int n) => Special.Beta(x, 2, n);"), library: Library);
        Assert.EndsWith("write 'static (double x, double y) BetaDerivative(double x, double y, int n)' and mark it [DerivativeOf]", Assert.Single(await built.Diagnostics()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    private static string Text(string members) => $"using GradGen;\npublic static partial class M\n{{\n{members}\n}}\n";
}
