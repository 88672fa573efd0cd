using System;
using System.Collections.Generic;
using System.Linq;
using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>What Vector2, Vector3 and Vector4 have in common.</summary>
internal static class VectorRows
{
    /// <summary>Functions that are taken part by part, by the name of the function where it is another.</summary>
    private static readonly string[] s_unary = ["Abs", "DegreesToRadians", "RadiansToDegrees", "Round", "Truncate"];

    private static readonly string[] s_estimated = ["Cos", "Exp", "Log", "Sin"];

    private static readonly string[] s_binary =
    [
        "CopySign", "Hypot", "Max", "MaxMagnitude", "MaxMagnitudeNumber", "MaxNative", "MaxNumber", "Min", "MinMagnitude", "MinMagnitudeNumber", "MinNative", "MinNumber",
    ];

    private static readonly string[] s_ternary = ["FusedMultiplyAdd", "MultiplyAddEstimate"];

    private static readonly (string Name, double Value)[] s_constants =
    [
        ("Zero", 0), ("One", 1), ("E", Math.E), ("Pi", Math.PI), ("Tau", 2 * Math.PI), ("Epsilon", float.Epsilon), ("NaN", double.NaN),
        ("NegativeInfinity", double.NegativeInfinity), ("NegativeZero", -0d), ("PositiveInfinity", double.PositiveInfinity),
    ];

    private static readonly (string Name, Func<Lanes, Lanes, Lanes> Compare)[] s_comparisons =
        [("Equals", Equal), ("GreaterThan", (a, b) => a > b), ("GreaterThanOrEqual", (a, b) => a >= b), ("LessThan", (a, b) => a < b), ("LessThanOrEqual", (a, b) => a <= b)];

    public static IEnumerable<NumericsRow> Of(int count) =>
    [
        Row(".ctor", "s", a => Fill(a, count)),
        Row("Create", "s", a => Fill(a, count)),
        .. Made(new string('s', count)),
        Row("CreateScalar", "s", a => Join(a, Fill(0, count - 1))),
        .. s_constants.Select(constant => Fixed("get_" + constant.Name, Fill(constant.Value, count))),
        .. "XYZW".Take(count).Select((name, part) => Fixed("get_Unit" + name, Join([.. Enumerable.Range(0, count).Select(i => (Lanes)(i == part ? 1 : 0))]))),

        .. Both("Add", "op_Addition", "vv", (a, b) => a + b),
        .. Both("Subtract", "op_Subtraction", "vv", (a, b) => a - b),
        .. Both("Multiply", "op_Multiply", "vv", (a, b) => a * b),
        .. Both("Multiply", "op_Multiply", "vs", (a, b) => a * b),
        .. Both("Multiply", "op_Multiply", "sv", (a, b) => b * a),
        .. Both("Divide", "op_Division", "vv", (a, b) => a / b),
        .. Both("Divide", "op_Division", "vs", (a, b) => a / b),
        Row("Negate", "v", a => -a),
        Row("op_UnaryNegation", "v", a => -a),
        Row("op_UnaryPlus", "v", a => a),

        .. Equality,
        .. s_comparisons.Select(comparison => Row(comparison.Name + "All", "vv", (a, b) => All(comparison.Compare(a, b)))),
        .. s_comparisons.Select(comparison => Row(comparison.Name + "Any", "vv", (a, b) => Any(comparison.Compare(a, b)))),
        Row("All", "vs", (a, b) => All(Equal(a, b))),
        Row("Any", "vs", (a, b) => Any(Equal(a, b))),
        Row("None", "vs", (a, b) => !Any(Equal(a, b))),

        .. s_unary.Select(function => Row(function, "v", a => Apply(function, a))),
        .. s_estimated.Select(function => Row(function, "v", a => Apply(function, a)) with { IsEstimated = true }),
        .. s_binary.Select(function => Row(function, "vv", (a, b) => Apply(function, a, b))),
        .. s_ternary.Select(function => Row(function, "vvv", (a, b, c) => Apply(function, a, b, c))),
        Row("SquareRoot", "v", Sqrt),
        Row("SinCos", "v", a => Join(Sin(a), Cos(a))) with { IsEstimated = true },
        Row("Clamp", "vvv", (a, low, high) => Apply("Min", Apply("Max", a, low), high)),
        Row("ClampNative", "vvv", (a, low, high) => Apply("MinNative", Apply("MaxNative", a, low), high)),
        Row("Lerp", "vvs", Lerp),
        Row("Lerp", "vvv", Lerp),

        Row("Sum", "v", Sum),
        Row("Dot", "vv", Dot),
        Row("Length", "v.", Length),
        Row("LengthSquared", "v.", a => Dot(a, a)),
        Row("Distance", "vv", (a, b) => Length(a - b)),
        Row("DistanceSquared", "vv", (a, b) => Square(a - b)),
        Row("Normalize", "v", Normalize),
    ];

    public static Lanes Lerp(Lanes a, Lanes b, Lanes amount) => Fused(a, 1 - amount, b * amount);

    public static Lanes Cross(Lanes a, Lanes b) => (a.Pick(1, 2, 0) * b.Pick(2, 0, 1)) - (a.Pick(2, 0, 1) * b.Pick(1, 2, 0));

    private static Lanes Square(Lanes a) => Dot(a, a);
}
