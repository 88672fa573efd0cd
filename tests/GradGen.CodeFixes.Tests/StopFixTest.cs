using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes.Tests;

public sealed class StopFixTest
{
    [Theory]
    [InlineData("x * Library.{|GG2001:Smooth|}(x, 2)", "x * Derivative.Stop(Library.Smooth(x, 2))", "Treat 'Library.Smooth(x, 2)' as a constant: its derivative becomes 0")]
    [InlineData("(Library.{|GG2001:Smooth|}(x, 2)) / 2", "(Derivative.Stop(Library.Smooth(x, 2))) / 2", null)]
    [InlineData("1; {|GG1010:Library.Log($\"x is {x:F2}\", 2 * x, 1.0)|}; y[0] = x", "1; Library.Log($\"x is {Derivative.Stop(x):F2}\", Derivative.Stop(2 * x), 1.0); y[0] = x", "Treat the values as constants: their derivatives become 0")]
    public Task A_value_that_is_lost_is_a_constant(string before, string after, string? title) => Fix.Check<StopFix>(Method(before), Method(after), title);

    [Fact]
    public Task Nothing_is_offered_for_a_buffer() => Fix.Check<StopFix>(
        Method("Library.{|GG2001:Total|}(y) * x"),
        Method("Library.{|GG2001:Total|}(y) * x"));

    [Fact]
    public Task The_name_is_as_short_as_the_file_allows() => Fix.Check<StopFix>(
        Unimported(Method("Library.{|GG2001:Smooth|}(x, 2)")),
        Unimported(Method("GradGen.Derivative.Stop(Library.Smooth(x, 2))")));

    [Theory]
    [InlineData("int i = ‹(int)(x * y)›;", "(x * y)")]
    [InlineData("int i = (int)‹x›;", "x")]
    [InlineData("‹_field› = x + y;", "x + y")]
    [InlineData("‹_field = x›;", "x")]
    [InlineData("this.‹_field› += x;", "x")]
    [InlineData("_list.Add(‹x›);", "x")]
    [InlineData("double z = System.Math.‹Sin›(x);", "System.Math.Sin(x)")]
    [InlineData("double z = ‹System.Math›.Sin(x);", "System.Math.Sin(x)")]
    [InlineData("_list.‹Add›(x + y);", "x + y")]
    [InlineData("System.Math.Sign(x).‹CompareTo(y)›;", "x and y")]
    [InlineData("int i = _list.‹Count›;", "")]
    [InlineData("_list.‹Clear›();", "")]
    [InlineData("‹return;›", "")]
    public void The_value_that_is_lost_is_found(string statement, string value)
    {
        string text = $$"""class C { double _field; System.Collections.Generic.List<double> _list; void F(double x, double y) { {{statement}} } }""";
        int start = text.IndexOf('‹'), end = text.IndexOf('›') - 1;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal));
        SemanticModel model = CSharpCompilation.Create("Test", [tree], Fix.References).GetSemanticModel(tree);
        IReadOnlyList<ExpressionSyntax> found = StoppableValues.Find(tree.GetRoot().FindNode(TextSpan.FromBounds(start, end), getInnermostNodeForTie: true), model);
        Assert.Equal(value, string.Join(" and ", found));
    }

    private static string Method(string expression) => $$"""
        using GradGen;

        static partial class Model
        {
            [Differentiable]
            static double F(double x, double[] y)
            {
                y[1] = {{expression}};
                return y[1];
            }
        }
        """;

    private static string Unimported(string text) => text.Replace("using GradGen;", "", StringComparison.Ordinal).Replace("[D", "[GradGen.D", StringComparison.Ordinal);
}
