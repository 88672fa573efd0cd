using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Exponentials, logarithms and hyperbolic functions.</summary>
internal static partial class RuleTable
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.30258509299404568402;

    private static Rule[] Exponential =>
    [
        Unary("Exp", (x, y) => y),
        Unary("Exp2", (x, y) => Ln2 * y),
        Unary("Exp10", (x, y) => Ln10 * y),
        // Not y + 1, which cancels where x is far below zero.
        Unary("ExpM1", (x, y) => Call("Exp", x)),
        Unary("Exp2M1", (x, y) => Ln2 * Call("Exp2", x)),
        Unary("Exp10M1", (x, y) => Ln10 * Call("Exp10", x)),

        Unary("Log", (x, y) => 1 / x),
        Unary("Log2", (x, y) => 1 / (Ln2 * x)),
        Unary("Log10", (x, y) => 1 / (Ln10 * x)),
        Unary("LogP1", (x, y) => 1 / (1 + x)),
        Unary("Log2P1", (x, y) => 1 / (Ln2 * (1 + x))),
        Unary("Log10P1", (x, y) => 1 / (Ln10 * (1 + x))),
        Binary("LogBase", (a, b, y) => (1 / (a * Call("Log", b)), -(y / (b * Call("Log", b))))),

        Unary("Sinh", (x, y) => Call("Cosh", x)),
        Unary("Cosh", (x, y) => Call("Sinh", x)),
        Unary("Tanh", (x, y) => 1 - (y * y)),
        Unary("Asinh", (x, y) => 1 / Call("Sqrt", (x * x) + 1)),
        // Two roots: the product of x - 1 and x + 1 would overflow.
        Singular(Unary("Acosh", (x, y) => 1 / (Call("Sqrt", x - 1) * Call("Sqrt", x + 1)))),
        Unary("Atanh", (x, y) => 1 / ((1 - x) * (1 + x))),
    ];
}
