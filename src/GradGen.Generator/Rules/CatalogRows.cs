using System.Collections.Generic;

namespace GradGen.Generator.Rules;

/// <summary>The methods of Math, MathF, double and float, as of .NET 10. A new one is a line here (and, if it has one, its rule).</summary>
internal static class CatalogRows
{
    private const string Steps = "is constant between its steps";
    private const string Cast = "converts by a generic type; use a cast";
    private const string Text = "reads text; pass the number as a parameter";
    private const string Quotient = "returns two integers; use / and %";

    /// <summary>The integer types of which Math has overloads, and which the generator knows.</summary>
    public static readonly string[] Integers =
        ["System.SByte", "System.Int16", "System.Int32", "System.Int64", "System.Byte", "System.UInt16", "System.UInt32", "System.UInt64"];

    public static readonly CatalogRow[] All =
    [
        new("Abs", "r", Homes.Everywhere | Homes.MathOfFloat),
        new("Acos", "r", Homes.Everywhere),
        new("AcosPi", "r", Homes.Number),
        new("Acosh", "r", Homes.Everywhere),
        new("Asin", "r", Homes.Everywhere),
        new("AsinPi", "r", Homes.Number),
        new("Asinh", "r", Homes.Everywhere),
        new("Atan", "r", Homes.Everywhere),
        new("Atan2", "rr", Homes.Everywhere),
        new("Atan2Pi", "rr", Homes.Number),
        new("AtanPi", "r", Homes.Number),
        new("Atanh", "r", Homes.Everywhere),
        new("BitDecrement", "r", Homes.Everywhere),
        new("BitIncrement", "r", Homes.Everywhere),
        new("Cbrt", "r", Homes.Everywhere),
        new("Ceiling", "r", Homes.Everywhere, Treatment.Zero, Steps),
        new("Clamp", "rrr", Homes.Math | Homes.MathOfFloat | Homes.Number),
        new("ClampNative", "rrr", Homes.Number),
        new("CopySign", "rr", Homes.Everywhere),
        new("Cos", "r", Homes.Everywhere),
        new("CosPi", "r", Homes.Number),
        new("Cosh", "r", Homes.Everywhere),
        new("DegreesToRadians", "r", Homes.Number),
        new("Exp", "r", Homes.Everywhere),
        new("Exp10", "r", Homes.Number),
        new("Exp10M1", "r", Homes.Number),
        new("Exp2", "r", Homes.Number),
        new("Exp2M1", "r", Homes.Number),
        new("ExpM1", "r", Homes.Number),
        new("Floor", "r", Homes.Everywhere, Treatment.Zero, Steps),
        new("FusedMultiplyAdd", "rrr", Homes.Everywhere),
        new("Hypot", "rr", Homes.Number),
        new("IEEERemainder", "rr", Homes.Classes),
        new("IEEERemainder", "Ieee754Remainder", "rr", Homes.Number),
        new("ILogB", "r", Homes.Everywhere, Treatment.Zero, Steps),
        new("Lerp", "rrr", Homes.Number),
        new("Log", "r", Homes.Everywhere),
        new("Log10", "r", Homes.Everywhere),
        new("Log10P1", "r", Homes.Number),
        new("Log2", "r", Homes.Everywhere),
        new("Log2P1", "r", Homes.Number),
        new("LogBase", "Log", "rr", Homes.Everywhere),
        new("LogP1", "r", Homes.Number),
        new("Max", "rr", Homes.Everywhere | Homes.MathOfFloat),
        new("MaxMagnitude", "rr", Homes.Everywhere),
        new("MaxMagnitudeNumber", "rr", Homes.Number),
        new("MaxNative", "rr", Homes.Number),
        new("MaxNumber", "rr", Homes.Number),
        new("Min", "rr", Homes.Everywhere | Homes.MathOfFloat),
        new("MinMagnitude", "rr", Homes.Everywhere),
        new("MinMagnitudeNumber", "rr", Homes.Number),
        new("MinNative", "rr", Homes.Number),
        new("MinNumber", "rr", Homes.Number),
        new("MultiplyAddEstimate", "rrr", Homes.Number),
        new("Pow", "rr", Homes.Everywhere),
        new("RadiansToDegrees", "r", Homes.Number),
        new("ReciprocalEstimate", "r", Homes.Everywhere),
        new("ReciprocalSqrtEstimate", "r", Homes.Everywhere),
        new("RootN", "ri", Homes.Number),
        new("Round", "r", Homes.Everywhere, Treatment.Zero, Steps),
        new("RoundDigits", "Round", "ri", Homes.Everywhere, Treatment.Zero, Steps),
        new("RoundMode", "Round", "rm", Homes.Everywhere, Treatment.Zero, Steps),
        new("RoundDigitsMode", "Round", "rim", Homes.Everywhere, Treatment.Zero, Steps),
        new("ScaleB", "ri", Homes.Everywhere),
        new("Sign", "r", Homes.Everywhere | Homes.MathOfFloat, Treatment.Zero, Steps),
        new("Sin", "r", Homes.Everywhere),
        new("", "SinCos", "r", Homes.Everywhere, Treatment.Split, "Sin Cos"),
        new("", "SinCosPi", "r", Homes.Number, Treatment.Split, "SinPi CosPi"),
        new("SinPi", "r", Homes.Number),
        new("Sinh", "r", Homes.Everywhere),
        new("Sqrt", "r", Homes.Everywhere),
        new("Tan", "r", Homes.Everywhere),
        new("TanPi", "r", Homes.Number),
        new("Tanh", "r", Homes.Everywhere),
        new("Truncate", "r", Homes.Everywhere, Treatment.Zero, Steps),

        new("IsEvenInteger", "r", Homes.Number, Treatment.Passed),
        new("IsFinite", "r", Homes.Number, Treatment.Passed),
        new("IsInfinity", "r", Homes.Number, Treatment.Passed),
        new("IsInteger", "r", Homes.Number, Treatment.Passed),
        new("IsNaN", "r", Homes.Number, Treatment.Passed),
        new("IsNegative", "r", Homes.Number, Treatment.Passed),
        new("IsNegativeInfinity", "r", Homes.Number, Treatment.Passed),
        new("IsNormal", "r", Homes.Number, Treatment.Passed),
        new("IsOddInteger", "r", Homes.Number, Treatment.Passed),
        new("IsPositive", "r", Homes.Number, Treatment.Passed),
        new("IsPositiveInfinity", "r", Homes.Number, Treatment.Passed),
        new("IsPow2", "r", Homes.Number, Treatment.Passed),
        new("IsRealNumber", "r", Homes.Number, Treatment.Passed),
        new("IsSubnormal", "r", Homes.Number, Treatment.Passed),
    ];

    /// <summary>Methods of double and float that are refused whatever they take.</summary>
    public static readonly Dictionary<string, string> RefusedOfNumber = new()
    {
        ["ConvertToInteger"] = Cast,
        ["ConvertToIntegerNative"] = Cast,
        ["CreateChecked"] = Cast,
        ["CreateSaturating"] = Cast,
        ["CreateTruncating"] = Cast,
        ["Parse"] = Text,
        ["TryParse"] = Text,
    };

    /// <summary>Methods of Math that are refused whatever they take, unless an integer overload is listed.</summary>
    public static readonly Dictionary<string, string> RefusedOfMath = new()
    {
        ["BigMul"] = "gives a product of 128 bits",
        ["DivRem"] = Quotient,
    };

    /// <summary>Math's methods on integers: how many parameters of one type, and which types (a prefix of <see cref="Integers"/>).</summary>
    public static readonly (string Method, int Arity, int Types)[] OfIntegers = [("Abs", 1, 4), ("Sign", 1, 4), ("Max", 2, 8), ("Min", 2, 8), ("Clamp", 3, 8)];
}
