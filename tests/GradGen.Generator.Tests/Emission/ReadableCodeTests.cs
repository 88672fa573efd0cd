using System;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Tests.Emission;

/// <summary>The text of small functions, line by line: what a person reads.</summary>
public class ReadableCodeTests
{
    private static readonly ScalarType s_real = ScalarType.Double;
    private static readonly BufferType s_input = new(BufferShape.ReadOnlySpan, ScalarType.Double);
    private static readonly BufferType s_output = new(BufferShape.Span, ScalarType.Double);
    private static readonly OneResult s_one = new(0, ScalarType.Double);

    private readonly IrBuilder _builder = new();

    private static string Body(string text) =>
        string.Join("\n", text.Split('\n').SkipWhile(line => !line.Contains(" F0(", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line != "    }").Select(line => line.Length > 8 ? line[8..] : ""));

    private static string Compiled(Function function, ResultTree result, params SiblingParameter[] outputs)
    {
        string text = EmittedCode.Emit(EmittedCode.Latest, EmittedCode.Sibling("F0", function, result, outputs));
        EmittedCode.Compile([text]);
        return text;
    }

    private Function Function(Value[] parameters, params Operand[] yields) =>
        Verifier.Check(new Function("M:F0", "F0", _builder.CloseBlock(parameters.ToEquatableArray(), yields.ToEquatableArray()), _builder.NextId));

    private Value Real(Operator @operator, Operand a, Operand b, string name = "") => _builder.Compute(@operator, s_real, [a, b], name);

    [Fact]
    public void ShortMethodsAreExpressions()
    {
        Value x = _builder.Fresh(s_real, "x"), y = _builder.Fresh(s_real, "y");
        _builder.OpenBlock();
        Value sum = Real(Operator.Add, x, y);
        Value text = Real(Operator.Subtract, x, Real(Operator.Subtract, y, Real(Operator.Multiply, sum, _builder.Apply("Sin", s_real, [Real(Operator.Multiply, x, y)]))));
        Assert.Contains("public static double F0(double x, double y) => x - (y - (x + y) * Math.Sin(x * y));", Compiled(Function([x, y], text), s_one), StringComparison.Ordinal);
    }

    [Fact]
    public void GradientOfANeuron()
    {
        Value w = _builder.Fresh(s_input, "w"), b = _builder.Fresh(s_real, "b"), x = _builder.Fresh(s_input, "x"), y = _builder.Fresh(s_real, "y"), gradient = _builder.Fresh(s_output, "wGradient");
        _builder.OpenBlock();
        _builder.Add(new Require(Requirement.SameLength, gradient, [w]));
        _builder.Add(new Require(Requirement.Disjoint, gradient, [w]));
        _builder.Add(new Clear(gradient));
        Value z = Sum(w, x, b);
        _builder.Origin = "double r = z - y";
        Value r = Real(Operator.Subtract, z, y, "r");
        _builder.Origin = "return r * r";
        Value value = Real(Operator.Multiply, r, r);
        Value dz = Real(Operator.Multiply, Constant.Real(s_real, 2), r, "dz");
        Value i = _builder.Fresh(ScalarType.Int32, "i");
        Value length = _builder.Compute(Operator.Length, ScalarType.Int32, [w]);
        _builder.Origin = "z += w[i] * x[i]";
        _builder.OpenBlock();
        _builder.Add(new Accumulate(gradient, i, Real(Operator.Multiply, dz, _builder.Load(x, i))));
        _builder.Add(new CountedLoop([], i, Constant.Int32(0), length, Operator.Less, 1, [], _builder.CloseBlock([], [])));
        Function function = Function([w, b, x, y, gradient], value, dz);
        string text = Compiled(function, s_one, new SiblingParameter("bGradient", "", s_real, Passing.Out, Yield: 1));
        Assert.Equal(
            """
            Arguments.RequireLength(wGradient.Length, w.Length, nameof(wGradient));
            Arguments.RequireDisjoint<double>(wGradient, w, nameof(wGradient));
            wGradient.Clear();
            double z = b;
            for (int i = 0; i < w.Length; i++)
            {
                z += w[i] * x[i];
            }
            double r = z - y;
            double dz = 2.0 * r;  // return r * r
            for (int i = 0; i < w.Length; i++)
            {
                wGradient[i] += dz * x[i];  // z += w[i] * x[i]
            }
            bGradient = dz;
            return r * r;
            """,
            Body(text));
    }

    private Value Sum(Value w, Value x, Value b)
    {
        Value i = _builder.Fresh(ScalarType.Int32, "i"), carried = _builder.Fresh(s_real, "z"), result = _builder.Fresh(s_real, "z");
        Value length = _builder.Compute(Operator.Length, ScalarType.Int32, [w]);
        _builder.Origin = "z += w[i] * x[i]";
        _builder.OpenBlock();
        Value next = Real(Operator.Add, carried, Real(Operator.Multiply, _builder.Load(w, i), _builder.Load(x, i)), "z");
        _builder.Add(new CountedLoop([result], i, Constant.Int32(0), length, Operator.Less, 1, [b], _builder.CloseBlock([carried], [next])));
        return result;
    }

    [Fact]
    public void CarriedPairsGoThroughATemporaryOnlyWhenTheyMust()
    {
        Value n = _builder.Fresh(ScalarType.Int32, "n"), i = _builder.Fresh(ScalarType.Int32, "i");
        Value a = _builder.Fresh(s_real, "a"), b = _builder.Fresh(s_real, "b"), a2 = _builder.Fresh(s_real, "a"), b2 = _builder.Fresh(s_real, "b");
        _builder.OpenBlock();
        _builder.OpenBlock();
        Value sum = Real(Operator.Add, a, b);
        _builder.Add(new CountedLoop([a2, b2], i, Constant.Int32(0), n, Operator.Less, 1, [Constant.Real(s_real, 0), Constant.Real(s_real, 1)], _builder.CloseBlock([a, b], [b, sum])));
        Assert.Equal(
            """
            double a = 0.0;
            double b = 1.0;
            for (int i = 0; i < n; i++)
            {
                double bNext = a + b;
                a = b;
                b = bNext;
            }
            return a;
            """,
            Body(Compiled(Function([n], a2), s_one)));
    }

    [Fact]
    public void BranchesReuseTheVariableThatTheyChange()
    {
        Value x = _builder.Fresh(s_real, "x"), c = _builder.Fresh(s_real, "c"), y = _builder.Fresh(s_real, "y");
        _builder.OpenBlock();
        Value before = Real(Operator.Multiply, c, c, "y");
        Value condition = _builder.Compute(Operator.Greater, ScalarType.Boolean, [x, Constant.Real(s_real, 0)]);
        _builder.OpenBlock();
        Value inside = Real(Operator.Add, before, _builder.Apply("Sqrt", s_real, [x]), "y");
        Block then = _builder.CloseBlock([], [inside]);
        _builder.Add(new Branch([y], condition, then, new Block([], [], [before])));
        Assert.Equal(
            """
            double y = c * c;
            if (x > 0.0)
            {
                y += Math.Sqrt(x);
            }
            return y / c;
            """,
            Body(Compiled(Function([x, c], Real(Operator.Divide, y, c)), s_one)));
    }

    [Fact]
    public void ChoicesAreExpressions()
    {
        Value x = _builder.Fresh(s_real, "x"), choice = _builder.Fresh(s_real, ""), both = _builder.Fresh(ScalarType.Boolean, "");
        _builder.OpenBlock();
        Value positive = _builder.Compute(Operator.Greater, ScalarType.Boolean, [x, Constant.Real(s_real, 0)]);
        _builder.OpenBlock();
        Value small = _builder.Compute(Operator.Less, ScalarType.Boolean, [x, Constant.Real(s_real, 1)]);
        _builder.Add(new Branch([both], positive, _builder.CloseBlock([], [small]), new Block([], [], [Constant.False])));
        _builder.OpenBlock();
        Value square = Real(Operator.Multiply, x, x);
        _builder.Add(new Branch([choice], both, _builder.CloseBlock([], [square]), new Block([], [], [Constant.Real(s_real, -0.0)])));
        Assert.Contains("F0(double x) => x > 0.0 && x < 1.0 ? x * x : -0.0;", Compiled(Function([x], choice), s_one), StringComparison.Ordinal);
    }

    [Fact]
    public void TapesAreMutatedInPlace()
    {
        Value x = _builder.Fresh(s_real, "x"), tape = _builder.Fresh(new TapeType(s_real), "xTape"), first = _builder.Fresh(s_real, "p"), second = _builder.Fresh(s_real, "q");
        _builder.OpenBlock();
        _builder.Add(new OpenTape(tape));
        _builder.Add(new Push(tape, x));
        _builder.Add(new Push(tape, Constant.Real(s_real, 5)));
        _builder.Add(new Pop(first, tape));
        _builder.Add(new Pop(second, tape));
        Function function = Function([x], Real(Operator.Subtract, first, second));
        foreach (int version in new[] { 703, 800, 1400 })
        {
            string text = EmittedCode.Emit(EmittedCode.Latest with { LanguageVersion = version }, EmittedCode.Sibling("F0", function, s_one));
            object? result = EmittedCode.Compile([text], version).GetType("Siblings")!.GetMethod("F0")!.Invoke(null, [2.0]);
            Assert.Equal(3.0, result);
        }
    }

    [Fact]
    public void SlicesAreSpans()
    {
        Value x = _builder.Fresh(new BufferType(BufferShape.Array, s_real), "x"), y = _builder.Fresh(s_output, "y"), i = _builder.Fresh(ScalarType.Int32, "i"), n = _builder.Fresh(ScalarType.Int32, "n");
        _builder.OpenBlock();
        Value row = _builder.Compute(Operator.Slice, s_input, [x, _builder.Compute(Operator.Multiply, ScalarType.Int32, [i, n]), n], "row");
        Value tail = _builder.Compute(Operator.Slice, s_output, [y, Constant.Int32(1), n]);
        _builder.Add(new Store(tail, Constant.Int32(0), _builder.Load(row, i)));
        string text = Compiled(Function([x, y, i, n], _builder.Load(tail, _builder.Compute(Operator.Length, ScalarType.Int32, [tail]))), s_one);
        Assert.Equal(
            """
            ReadOnlySpan<double> row = x.AsSpan(i * n, n);
            Span<double> slice = y.Slice(1, n);
            slice[0] = row[i];
            return slice[slice.Length];
            """,
            Body(text));
    }

    [Theory]
    [InlineData(2.0, "2.0")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(0.1, "0.1")]
    public void LiteralsReadBack(double value, string text) => Assert.Equal(text, LiteralText.Of(Constant.Real(s_real, value)));
}
