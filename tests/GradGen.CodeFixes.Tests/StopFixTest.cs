using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes.Tests;

public sealed class StopFixTest
{
    [Theory]
    [InlineData("x[0] * System.Linq.Enumerable.{|GG2001:Sum|}(x)", "x[0] * Derivative.Stop(System.Linq.Enumerable.{|GG2001:Sum|}(x))", "Treat 'System.Linq.Enumerable.Sum(x)' as a constant: its derivative becomes 0")]
    [InlineData("System.Linq.Enumerable.{|GG2001:Count|}(x)", "System.Linq.Enumerable.{|GG2001:Count|}(x)", null)]
    public Task A_call_of_which_nothing_is_known_is_a_constant(string before, string after, string? title) => Fix.Check<StopFix>(Method(before), Method(after), title);

    [Fact]
    public Task The_name_is_as_short_as_the_file_allows() => Fix.Check<StopFix>(
        Method("System.Linq.Enumerable.{|GG2001:Sum|}(x)").Replace("using GradGen;", "", System.StringComparison.Ordinal).Replace("[D", "[GradGen.D", System.StringComparison.Ordinal),
        Method("GradGen.Derivative.Stop(System.Linq.Enumerable.{|GG2001:Sum|}(x))").Replace("using GradGen;", "", System.StringComparison.Ordinal).Replace("[D", "[GradGen.D", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("int i = ‹(int)(x * y)›;", "(x * y)")]
    [InlineData("int i = (int)‹x›;", "x")]
    [InlineData("‹_field› = x + y;", "x + y")]
    [InlineData("‹_field = x›;", "x")]
    [InlineData("this.‹_field› += x;", "x")]
    [InlineData("_list.Add(‹x›);", "x")]
    [InlineData("double z = System.Math.‹Sin›(x);", "System.Math.Sin(x)")]
    [InlineData("double z = ‹System.Math›.Sin(x);", "System.Math.Sin(x)")]
    [InlineData("int i = _list.‹Count›;", null)]
    [InlineData("_list.‹Clear›();", null)]
    [InlineData("‹return;›", null)]
    public void The_value_that_is_lost_is_found(string statement, string? value)
    {
        string text = $$"""class C { double _field; System.Collections.Generic.List<double> _list; void F(double x, double y) { {{statement}} } }""";
        int start = text.IndexOf('‹'), end = text.IndexOf('›') - 1;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text.Replace("‹", "", System.StringComparison.Ordinal).Replace("›", "", System.StringComparison.Ordinal));
        SemanticModel model = CSharpCompilation.Create("Test", [tree], Fix.References).GetSemanticModel(tree);
        Assert.Equal(value, LostValue.Find(tree.GetRoot().FindNode(TextSpan.FromBounds(start, end), getInnermostNodeForTie: true), model)?.ToString());
    }

    private static string Method(string expression) => $$"""
        using GradGen;

        static partial class Model
        {
            [Differentiable]
            static double F(double[] x) => {{expression}};
        }
        """;
}
