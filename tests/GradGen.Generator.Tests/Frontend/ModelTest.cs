using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>The model is a value: what does not change the meaning of the method does not change it.</summary>
public sealed class ModelTest
{
    private const string Method = "[Differentiable(nameof(x))] internal static double F(double[] x, in float w, string name = \"n\", double d = -0.5)\n{\n    double s = 0;\n    for (int i = 0; i < x.Length; i++)\n        s += x[i] * w; // grows\n    x[0] = 1;\n    return s;\n}";

    [Fact]
    public void CommentsAndBlankLinesChangeNothing()
    {
        var a = new Source(Method);
        var b = new Source("\n// before\n" + Method.Replace("// grows", "/* shrinks */ // or not", System.StringComparison.Ordinal).Replace("\n    x[0]", "\n\n    /* first */ x[0]", System.StringComparison.Ordinal) + "\nstatic int Other() => 1;");
        Assert.Equal(a.Lowered, b.Lowered);
        Assert.Equal(a.Lowered.GetHashCode(), b.Lowered.GetHashCode());
    }

    [Fact]
    public void TheDeclarationIsRepeated()
    {
        MethodShape shape = new Source(Method).Lowered.Shape;
        Assert.Equal("internal static", shape.Modifiers);
        Assert.Equal(["", "in", "", ""], shape.Parameters.Select(p => p.Modifier));
        Assert.Equal(["", "", "\"n\"", "-0.5D"], shape.Parameters.Select(p => p.Default));
        Assert.Equal(["", "", "string", ""], shape.Parameters.Select(p => p.Type));
        Assert.Equal([true, false, false, false], shape.Parameters.Select(p => p.IsActive));
        Assert.Equal((true, true), (shape.Parameters[0].IsRead, shape.Parameters[0].IsWritten));
    }

    [Fact]
    public void EveryOperationNamesItsStatement() => Assert.Equal(
        ["for (int i = 0; i < x.Length; i++)", "s += x[i] * w", "x[0] = 1"],
        new Source(Method).Lowered.Primal.Body.Flatten().Select(op => op.Origin).Distinct());
}
