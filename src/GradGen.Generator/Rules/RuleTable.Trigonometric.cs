using System;
using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Circular functions, in radians and in half turns.</summary>
internal static partial class RuleTable
{
    private static Rule[] Trigonometric =>
    [
        Unary("Sin", (x, y) => Call("Cos", x)),
        Unary("Cos", (x, y) => -Call("Sin", x)),
        Unary("Tan", (x, y) => 1 + (y * y)),
        // (1 - x)(1 + x) keeps the digits that 1 - x² loses near ±1.
        Singular(Unary("Asin", (x, y) => 1 / Call("Sqrt", (1 - x) * (1 + x)))),
        Singular(Unary("Acos", (x, y) => -1 / Call("Sqrt", (1 - x) * (1 + x)))),
        Unary("Atan", (x, y) => 1 / (1 + (x * x))),
        Binary("Atan2", (a, b, y) => Angle(a, b, 1)),

        Unary("SinPi", (x, y) => Math.PI * Call("CosPi", x)),
        Unary("CosPi", (x, y) => -Math.PI * Call("SinPi", x)),
        Unary("TanPi", (x, y) => Math.PI * (1 + (y * y))),
        Singular(Unary("AsinPi", (x, y) => 1 / (Math.PI * Call("Sqrt", (1 - x) * (1 + x))))),
        Singular(Unary("AcosPi", (x, y) => -1 / (Math.PI * Call("Sqrt", (1 - x) * (1 + x))))),
        Unary("AtanPi", (x, y) => 1 / (Math.PI * (1 + (x * x)))),
        Binary("Atan2Pi", (a, b, y) => Angle(a, b, Math.PI)),

        Unary("DegreesToRadians", (x, y) => Math.PI / 180),
        Unary("RadiansToDegrees", (x, y) => 180 / Math.PI),
    ];

    /// <summary>(b, -a) / (scale · (a² + b²)), with a and b scaled so that the squares neither overflow nor vanish; 0 at the origin.</summary>
    private static (Formula, Formula) Angle(Formula a, Formula b, double scale)
    {
        Formula size = Call("Abs", a) + Call("Abs", b);
        Formula u = a / size, v = b / size;
        Formula divisor = ((u * u) + (v * v)) * (scale == 1 ? size : scale * size);
        return (If(Same(size, 0), 0, v / divisor), If(Same(size, 0), 0, -(u / divisor)));
    }
}
