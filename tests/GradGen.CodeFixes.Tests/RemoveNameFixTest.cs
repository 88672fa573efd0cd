using System.Threading.Tasks;

namespace GradGen.CodeFixes.Tests;

public sealed class RemoveNameFixTest
{
    [Theory]
    [InlineData("(nameof(x), {|GG0002:\"z\"|})", "(nameof(x))", "Remove \"z\"")]
    [InlineData("({|GG0004:nameof(n)|}, nameof(x))", "(nameof(x))", "Remove nameof(n)")]
    [InlineData("({|GG0002:\"z\"|})", "", "Remove \"z\": with respect to every real parameter")]
    [InlineData("({|GG0002:\"z\"|}, Derivatives = Derivatives.Jvp)", "(Derivatives = Derivatives.Jvp)", "Remove \"z\": with respect to every real parameter")]
    [InlineData("(nameof(x), {|GG0002:\"z\"|}, Derivatives = Derivatives.Jvp)", "(nameof(x), Derivatives = Derivatives.Jvp)", "Remove \"z\"")]
    [InlineData("(new[] { {|GG0002:\"z\"|}, \"x\" })", "(new[] { \"x\" })", "Remove \"z\"")]
    [InlineData("(new string[] { \"x\", {|GG0004:\"n\"|} })", "(new string[] { \"x\" })", "Remove \"n\"")]
    [InlineData("(withRespectTo: new[] { {|GG0002:\"z\"|} })", "", "Remove \"z\": with respect to every real parameter")]
    [InlineData("([\"x\", {|GG0002:\"z\"|}])", "([\"x\"])", "Remove \"z\"")]
    public Task The_name_is_taken_out(string before, string after, string title) => Fix.Check<RemoveNameFix>(Method(before), Method(after), title);

    [Fact]
    public Task All_names_are_taken_out() => Fix.Check<RemoveNameFix>(
        Method("({|GG0002:\"y\"|}, \"x\", {|GG0002:\"z\"|})") + Method("({|GG0004:\"n\"|})", "H"),
        Method("(\"x\")") + Method("", "H"));

    private static string Method(string arguments, string type = "G") => $$"""
        {{(type == "G" ? "using GradGen;" : "")}}

        static partial class {{type}}
        {
            [Differentiable{{arguments}}]
            static double F(double x, int n) => n * x;
        }
        """;
}
