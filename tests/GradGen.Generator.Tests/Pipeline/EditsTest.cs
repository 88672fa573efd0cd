using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>What is generated again after an edit: nothing but what the edit means.</summary>
public sealed class EditsTest
{
    private readonly Run _run = new(Sources.All);

    [Theory]
    [InlineData("a comment", Sources.Model, "// a remark", "// another remark, and longer")]
    [InlineData("a comment inside a body", Sources.Model, "double z = x;", "double z = x; // start")]
    [InlineData("a blank line", Sources.Model, "    // a remark", "\n    // a remark")]
    [InlineData("a blank line inside a body", Sources.Model, "double z = x;", "double z = x;\n")]
    [InlineData("the body of an unmarked method", Sources.Model, "n + 1", "n + 2")]
    [InlineData("a new unmarked method", Sources.Model, "public static int Unmarked", "public static int More() => 1;\n\n    public static int Unmarked")]
    [InlineData("a using directive", Sources.Model, "using System;", "using System;\nusing System.Collections.Generic;")]
    [InlineData("an unrelated file", Sources.Unrelated, "=> 2", "=> 3")]
    [InlineData("a method that nothing marked calls", Sources.Callees, "NeverCalled(double x) => x", "NeverCalled(double x) => -x")]
    public void Nothing_is_generated_again_after_an_edit_of(string what, string file, string old, string replacement)
    {
        _run.Edit(file, old, replacement);
        Assert.True(!_run.Changed().Any(), what);
        Assert.All(_run.Reasons("Lower"), reason => Assert.True(IsReused(reason), $"{what}: Lower is {reason}"));
        Assert.All(_run.Reasons("Emit"), reason => Assert.True(IsReused(reason), $"{what}: Emit is {reason}"));
        Assert.All(_run.OutputReasons(), reason => Assert.True(IsReused(reason), $"{what}: the output is {reason}"));
    }

    [Theory]
    [InlineData("its body", Sources.Model, "Math.Sin(x * y)", "Math.Cos(x * y)", "Alone")]
    [InlineData("its parameters", Sources.Model, "double Alone(double x, double y) => Math.Sin(x * y)", "double Alone(double x, double z) => Math.Sin(x * z)", "Alone")]
    [InlineData("its callee", Sources.Callees, "double Square(double x) => x * x", "double Square(double x) => x * x * x", "Caller")]
    [InlineData("its callee's callee", Sources.Callees, "3 * x * x", "4 * x * x", "Deep")]
    public void One_file_is_generated_again_after_an_edit_of(string what, string file, string old, string replacement, string method)
    {
        int methods = _run.Texts.Count;
        _run.Edit(file, old, replacement);
        Assert.Contains(method, Assert.Single(_run.Changed()));
        Assert.Single(_run.OutputReasons(), reason => !IsReused(reason));
        Assert.True(_run.Reasons("Emit").Count(reason => !IsReused(reason)) == 1, what);
        Assert.True(_run.Reasons("Lower").Count(reason => !IsReused(reason)) == 1, what);
        Assert.Equal(methods, _run.Texts.Count);
    }

    [Fact]
    public void A_new_file_with_a_marked_method_leaves_the_others_alone()
    {
        _run.With("New.cs", "using GradGen;\n\npublic static partial class New\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n");
        Assert.Single(_run.Changed());
        Assert.Single(_run.OutputReasons(), reason => reason == IncrementalStepRunReason.New);
        Assert.All(_run.OutputReasons().Where(reason => reason != IncrementalStepRunReason.New), reason => Assert.True(IsReused(reason)));
    }

    [Fact]
    public void A_mark_taken_away_removes_its_file()
    {
        int methods = _run.Texts.Count;
        _run.Edit(Sources.Model, "[Differentiable]\n    public static double Alone", "public static double Alone");
        Assert.Equal(methods - 1, _run.Texts.Count);
        Assert.Empty(_run.Changed());
    }

    [Fact]
    public void An_edit_that_is_taken_back_gives_the_first_text_again()
    {
        var before = _run.Texts;
        _run.Edit(Sources.Model, "Math.Sin(x * y)", "Math.Cos(x * y)").Edit(Sources.Model, "Math.Cos(x * y)", "Math.Sin(x * y)");
        Assert.Equal(before, _run.Texts);
    }

    private static bool IsReused(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
