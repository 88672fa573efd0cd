using System.Linq;
using System.Reflection;
using GradGen.Generator.Common;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Tests.Emission;

/// <summary>Siblings that call others, beside siblings written by hand: they compile for every version of C#, and are right.</summary>
public class WrapperTests
{
    private static readonly BufferType s_array = new(BufferShape.Array, ScalarType.Double);
    private static readonly BufferType s_input = new(BufferShape.ReadOnlySpan, ScalarType.Double);
    private static readonly BufferType s_output = new(BufferShape.Span, ScalarType.Double);

    private static ParameterShape Shape(string name, IrType type, bool isActive = true, bool isRead = true, bool isWritten = false) =>
        new(name, "", "", "", new Value(0, type, name), isActive, isRead, isWritten);

    private static SiblingParameter In(string name, IrType type, Passing passing = Passing.In) => new(name, "", type, passing);

    private static Assembly Compile(int version, ParameterShape[] parameters, string handwritten, Sibling[] siblings, out string text, IrType? result = null)
    {
        GeneratedFile file = EmittedCode.File(siblings);
        EquatableArray<Operand> results = result is null ? [] : [new Value(1, result, "")];
        Function primal = file.Method.Primal with { Body = new Block([], [], results) };
        file = file with { Method = file.Method with { Primal = primal, Shape = file.Method.Shape with { Parameters = parameters.ToEquatableArray(), ResultNames = [.. results.Select(_ => "")] } } };
        string[] lines = FileEmitter.Emit(file, EmittedCode.Latest with { LanguageVersion = version }).Split('\n');
        // Nothing but a summary and an attribute is written of what is declared by hand.
        text = string.Join("\n", lines.Where((line, k) => !line.Contains("Known.") && (k == 0 || !lines[k - 1].Contains("Known."))));
        return EmittedCode.Compile([text, "#pragma warning disable\nusing System;\npublic static partial class Siblings\n{\n" + handwritten + "\n}\n"], version);
    }

    /// <summary>A sibling that is declared by hand.</summary>
    private static Sibling Known(string name, ResultTree result, params SiblingParameter[] parameters) =>
        new(name, false, "Known.", parameters.ToEquatableArray(), result, new Absent());

    [Theory]
    [InlineData(703)]
    [InlineData(1400)]
    public void RowsOfASpan(int version)
    {
        Sibling vjp = Known("FVjp", new NoResult(), In("x", s_input), In("z", ScalarType.Double), In("y", s_output), In("yCotangent", s_output), In("xGradient", s_output), In("zGradient", ScalarType.Double, Passing.Ref));
        Sibling jacobian = new("FJacobian", false, "Jacobian.", [In("x", s_input), In("z", ScalarType.Double), In("y", s_output), In("xJacobian", s_output), In("zJacobian", s_output)], new NoResult(), new JacobianByRows("FVjp", [new(Shape("x", s_input), IsSpan: true), new(Shape("z", ScalarType.Double), IsSpan: true)]));
        Assembly assembly = Compile(
            version,
            [Shape("x", s_input), Shape("z", ScalarType.Double), Shape("y", s_output, isActive: false, isRead: false, isWritten: true)],
            """
            public static void FVjp(ReadOnlySpan<double> x, double z, Span<double> y, Span<double> c, Span<double> g, ref double gz)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    y[i] = z * x[i] * x[i];
                    g[i] += c[i] * 2 * z * x[i];
                    gz += c[i] * x[i] * x[i];
                }
            }
            public static string Test()
            {
                double[] x = { 1, 2, 3 }, y = new double[3], xj = new double[9], zj = new double[3];
                xj[1] = 7;
                FJacobian(x, 2, y, xj, zj);
                return string.Join(" ", y) + "|" + string.Join(" ", xj) + "|" + string.Join(" ", zj);
            }
            """,
            [jacobian, vjp],
            out _);
        Assert.Equal("2 8 18|4 0 0 0 8 0 0 0 12|1 4 9", Test(assembly));
    }

    [Theory]
    [InlineData(703)]
    [InlineData(1400)]
    public void RowsOfAReturnedArray(int version)
    {
        Sibling vjp = Known("FVjp", new OneResult(0, s_array), In("x", s_array), In("z", ScalarType.Double), In("cotangent", s_input), In("xGradient", s_output), In("zGradient", ScalarType.Double, Passing.Ref));
        var result = new TupleResult([new NamedResult("x", new MatrixResult(ScalarType.Double)), new NamedResult("z", new MatrixResult(ScalarType.Double))]);
        Sibling jacobian = new("FJacobian", false, "Jacobian.", [In("x", s_array), In("z", ScalarType.Double)], result, new JacobianByRows("FVjp", [new(Shape("x", s_array), IsSpan: false), new(Shape("z", ScalarType.Double), IsSpan: false)]));
        Assembly assembly = Compile(
            version,
            [Shape("x", s_array), Shape("z", ScalarType.Double)],
            """
            public static double[] F(double[] x, double z) => new[] { z * x[0], x[0] + x[1] };
            public static double[] FVjp(double[] x, double z, ReadOnlySpan<double> c, Span<double> g, ref double gz)
            {
                g[0] += c[0] * z + c[1];
                g[1] += c[1];
                gz += c[0] * x[0];
                return F(x, z);
            }
            public static string Test()
            {
                var j = FJacobian(new double[] { 3, 4 }, 5);
                return j.x[0, 0] + " " + j.x[0, 1] + " " + j.x[1, 0] + " " + j.x[1, 1] + "|" + j.z[0, 0] + " " + j.z[1, 0];
            }
            """,
            [jacobian, vjp],
            out _,
            s_array);
        Assert.Equal("5 0 1 1|3 0", Test(assembly));
    }

    [Theory]
    [InlineData(703)]
    [InlineData(1400)]
    public void ColumnsOfAReturnedArray(int version)
    {
        var pair = new TupleResult([new NamedResult("value", new OneResult(0, s_array)), new NamedResult("tangent", new OneResult(1, s_array))]);
        Sibling jvp = Known("FJvp", pair, In("x", ScalarType.Double), In("xTangent", ScalarType.Double));
        Sibling jacobian = new("FJacobian", false, "Jacobian.", [In("x", ScalarType.Double)], new MatrixResult(ScalarType.Double), new JacobianByColumns("FJvp", [new(Shape("x", ScalarType.Double), IsSpan: false)]));
        Assembly assembly = Compile(
            version,
            [Shape("x", ScalarType.Double)],
            """
            public static (double[] value, double[] tangent) FJvp(double x, double t) => (new[] { x, x * x }, new[] { t, 2 * x * t });
            public static string Test() => FJacobian(3)[0, 0] + " " + FJacobian(3)[1, 0] + " " + FJacobian(3).GetLength(1);
            """,
            [jacobian, jvp],
            out _,
            s_array);
        Assert.Equal("1 6 1", Test(assembly));
    }

    [Theory]
    [InlineData(703)]
    [InlineData(1400)]
    public void AllocatingForms(int version)
    {
        SiblingParameter[] inputs = [In("w", s_array), In("b", ScalarType.Double)];
        SiblingParameter[] outputs = [In("wGradient", s_output), In("bGradient", ScalarType.Double, Passing.Out)];
        Sibling target = Known("FValueAndGradient", new OneResult(0, ScalarType.Double), [.. inputs, .. outputs]);
        var gradient = new TupleResult([new NamedResult("w", new OneResult(1, s_array)), new NamedResult("b", new OneResult(2, ScalarType.Double))]);
        var both = new TupleResult([new NamedResult("value", new OneResult(0, ScalarType.Double)), new NamedResult("gradient", gradient)]);
        Sibling allocating = new("FValueAndGradient", false, "Both.", inputs.ToEquatableArray(), both, new Allocating("FValueAndGradient"));
        Sibling forwarding = new("FGradient", false, "Gradient.", inputs.ToEquatableArray(), gradient, new Forwarding("FValueAndGradient"));
        Assembly assembly = Compile(
            version,
            [Shape("w", s_array), Shape("b", ScalarType.Double)],
            """
            public static double FValueAndGradient(double[] w, double b, Span<double> gw, out double gb) { gw[0] = b; gb = w[0]; return w[0] * b; }
            public static string Test() => FValueAndGradient(new[] { 2.0 }, 3).value + " " + FGradient(new[] { 2.0 }, 3).w[0] + " " + FGradient(new[] { 2.0 }, 3).b;
            """,
            [allocating, forwarding, target],
            out _);
        Assert.Equal("6 3 2", Test(assembly));
    }

    private sealed record Absent : SiblingBody;

    private static object? Test(Assembly assembly) => assembly.GetType("Siblings")!.GetMethod("Test")!.Invoke(null, []);
}
