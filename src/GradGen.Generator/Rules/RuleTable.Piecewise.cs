using System;
using GradGen.Generator.Common;
using static GradGen.Generator.Rules.Formula;

namespace GradGen.Generator.Rules;

/// <summary>Functions that choose between their operands. docs/nonsmooth-points.md says what holds where they are equal.</summary>
internal static partial class RuleTable
{
    private static Rule[] Piecewise =>
    [
        Unary("Abs", (x, y) => If(x < 0, -1, If(Same(x, 0), 0, 1))),
        Binary("CopySign", (a, b, y) => (If(Same(a, 0), 0, If(Same(a, y), 1, -1)), 0)),
        Binary("IEEERemainder", (a, b, y) => (1, Call("Round", (y - a) / b))),

        Choice("Max", Larger),
        Choice("MaxNative", Larger),
        Choice("MaxNumber", Number(Larger)),
        Choice("MaxMagnitude", Magnitude(Larger)),
        Choice("MaxMagnitudeNumber", Number(Magnitude(Larger))),
        Choice("Min", Smaller),
        Choice("MinNative", Smaller),
        Choice("MinNumber", Number(Smaller)),
        Choice("MinMagnitude", Magnitude(Smaller)),
        Choice("MinMagnitudeNumber", Number(Magnitude(Smaller))),
        new("Clamp", 3, false, Clamp),
        new("ClampNative", 3, false, Clamp),
    ];

    /// <summary>A symmetric function of two operands, by the partial of the one that is named first, given whether both are active.</summary>
    private static Rule Choice(string name, Func<Formula, Formula, bool, Formula> partial) =>
        new(name, 2, false, active =>
        {
            Formula a = new Argument(0), b = new Argument(1);
            bool shared = active[0] && active[1];
            return [partial(a, b, shared), partial(b, a, shared)];
        });

    // Written so that the comparison with a NaN, being false, lets the seed through: a NaN in the value is not hidden by a zero in the derivative.
    private static Formula Larger(Formula a, Formula b, bool shared) =>
        shared ? If(a < b, 0, If(Same(a, b), 0.5, 1)) : If(a <= b, 0, 1);

    private static Formula Smaller(Formula a, Formula b, bool shared) =>
        shared ? If(a > b, 0, If(Same(a, b), 0.5, 1)) : If(a >= b, 0, 1);

    private static Func<Formula, Formula, bool, Formula> Magnitude(Func<Formula, Formula, bool, Formula> partial) =>
        (a, b, shared) => partial(Call("Abs", a), Call("Abs", b), shared);

    /// <summary>A NaN loses against a number.</summary>
    private static Func<Formula, Formula, bool, Formula> Number(Func<Formula, Formula, bool, Formula> partial) =>
        (a, b, shared) => If(Same(b, b), If(Same(a, a), partial(a, b, shared), 0), 1);

    /// <summary>Min(Max(x, low), high), with the ties of both.</summary>
    private static Formula?[] Clamp(EquatableArray<bool> active)
    {
        Formula x = new Argument(0), low = new Argument(1), high = new Argument(2);
        bool sharesLow = active[0] && active[1], sharesHigh = active[0] && active[2];
        Formula below = Smaller(x, high, sharesHigh);
        return
        [
            sharesLow ? If(x < low, 0, If(Same(x, low), 0.5, below)) : If(x <= low, 0, below),
            Smaller(x, low, sharesLow),
            // Where the interval is a point, the lower bound takes the tie.
            sharesHigh ? If(x < high, 0, If(Same(x, high), If(Same(low, high), 0, 0.5), 1)) : If(x <= high, 0, 1),
        ];
    }
}
