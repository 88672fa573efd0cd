using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Powers, roots and sums of products.</summary>
internal static partial class RuleTable
{
    private static Rule[] Algebraic =>
    [
        Singular(Unary("Sqrt", (x, y) => 0.5 / y)),
        Singular(Unary("Cbrt", (x, y) => 1 / (3 * y * y))),
        // From the root where it is zero: y / (n · x) would be 0 / 0.
        Singular(Indexed("RootN", (x, n, y) => If(Same(x, 0), Call("Pow", y, 1 - new Real(n)) / new Real(n), y / (new Real(n) * x)))),
        Singular(new Rule("Pow", 2, false, active => [PowerByBase(active), PowerByExponent()]) { IsRegularFor = HasRegularExponent }),
        Binary("Hypot", (a, b, y) => (If(Same(y, 0), 0, a / y), If(Same(y, 0), 0, b / y))),
        // The derivatives of the functions that are estimated.
        Unary("ReciprocalEstimate", (x, y) => -1 / (x * x)),
        Unary("ReciprocalSqrtEstimate", (x, y) => -0.5 / (x * Call("Sqrt", x))),

        Indexed("ScaleB", (x, n, y) => Call("ScaleB", 1, n)),
        Unary("BitIncrement", (x, y) => 1),
        Unary("BitDecrement", (x, y) => 1),
        Ternary("FusedMultiplyAdd", (a, b, c) => (b, a, 1)),
        Ternary("MultiplyAddEstimate", (a, b, c) => (b, a, 1)),
        Ternary("Lerp", (a, b, c) => (1 - c, c, b - a)),
    ];

    /// <summary>b · aᵇ⁻¹, which is right at a = 0 too; the constant 1 = a⁰ has slope 0 there, where the formula says 0 · ∞.</summary>
    private static Formula PowerByBase(EquatableArray<bool> active)
    {
        Formula a = new Argument(0), b = new Argument(1);
        Condition isOne = active[1] ? Same(Call("Abs", a) + Call("Abs", b), 0) : Same(b, 0);
        return If(isOne, 0, b * Call("Pow", a, b - 1));
    }

    // Between 0 and 1 the slope at 0 is infinite and the power is not; below 0 both are.
    private static bool HasRegularExponent(EquatableArray<Operand> operands) => operands[1] is Constant { RealValue: >= 1 or <= 0 };

    /// <summary>y · ln a; 0 at a = 0, where the power stays 0 for every positive exponent.</summary>
    private static Formula PowerByExponent()
    {
        Formula a = new Argument(0);
        return If(Same(a, 0), 0, new Outcome() * Call("Log", a));
    }
}
