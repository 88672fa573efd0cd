using System;
using System.Collections.Generic;
using System.Linq;
using static System.Math;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>A function of lanes with what it must agree with.</summary>
/// <param name="Name">The name of both, in Lanes and in Math.</param>
/// <param name="Bound">The greatest error, in units of the last place, that docs/accuracy.md tells.</param>
/// <param name="Scalar">Math's function; unary ones ignore the second operand.</param>
/// <param name="Exact">The result to many more bits; null where Math's is right but for little more than rounding.</param>
internal sealed record LaneFunction(string Name, double Bound, Func<double, double, double> Scalar, Func<double, DoubleDouble>? Exact = null)
{
    /// <summary>How far Math's own functions are from the truth where they are the measure.</summary>
    public const double ErrorOfMath = 0.6;

    public static readonly IReadOnlyList<LaneFunction> All =
    [
        new("Exp", 1.3, (x, _) => Exp(x)),
        new("Log", 0.9, (x, _) => Log(x)),
        new("Log2", 0.8, (x, _) => Log2(x)),
        new("Log10", 0.8, (x, _) => Log10(x), References.Log10),
        new("Pow", 1.1, Pow),
        new("Cbrt", 0.7, (x, _) => Cbrt(x), References.Cbrt),
        new("Sin", 0.8, (x, _) => Sin(x)),
        new("Cos", 0.8, (x, _) => Cos(x)),
        new("Tan", 2.3, (x, _) => Tan(x)),
        new("Asin", 0.9, (x, _) => Asin(x)),
        new("Acos", 0.9, (x, _) => Acos(x)),
        new("Atan", 1.9, (x, _) => Atan(x)),
        new("Atan2", 2.0, Atan2),
        new("Sinh", 1.8, (x, _) => Sinh(x), References.Sinh),
        new("Cosh", 1.9, (x, _) => Cosh(x), References.Cosh),
        new("Tanh", 1.5, (x, _) => Tanh(x), References.Tanh),
        new("Asinh", 1.9, (x, _) => Asinh(x), References.Asinh),
        new("Acosh", 2.3, (x, _) => Acosh(x), References.Acosh),
        new("Atanh", 1.8, (x, _) => Atanh(x), References.Atanh),
    ];

    public bool IsBinary => Name is "Pow" or "Atan2";

    public static LaneFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>By how many units in the last place a result is off; infinite where it is of another kind than Math's: zero with its sign, infinity, NaN.</summary>
    public double Error(double x, double y, double result)
    {
        double scalar = Scalar(x, y);
        if (double.IsNaN(scalar))
            return double.IsNaN(result) ? 0 : double.PositiveInfinity;
        if (scalar == 0 || double.IsInfinity(scalar))
            return scalar.Equals(result) && double.IsNegative(scalar) == double.IsNegative(result) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(result))
            return double.PositiveInfinity;
        DoubleDouble exact = Exact is null ? scalar : Exact(x);
        return Abs(result - exact.High - exact.Low) / Unit(exact.High);
    }

    private static double Unit(double value) => Max(ScaleB(1, ILogB(value) - 52), double.Epsilon);
}
