using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>How a function of the rule table is called in C#: on Math, on MathF, or on the real type itself.</summary>
internal static class FunctionText
{
    /// <summary>Functions that only the types double and float have.</summary>
    private static readonly HashSet<string> s_onType =
    [
        "AcosPi", "AsinPi", "AtanPi", "Atan2Pi", "CosPi", "SinPi", "TanPi", "DegreesToRadians", "RadiansToDegrees", "Exp2", "Exp10", "ExpM1", "Exp2M1",
        "Exp10M1", "LogP1", "Log2P1", "Log10P1", "Hypot", "RootN", "Lerp", "MultiplyAddEstimate", "MaxNumber", "MinNumber", "MaxMagnitudeNumber",
        "MinMagnitudeNumber", "MaxNative", "MinNative", "ClampNative", "IsNaN", "IsInfinity", "IsFinite", "IsNegative", "IsPositive", "IsInteger",
        "IsNegativeInfinity", "IsPositiveInfinity", "IsNormal", "IsSubnormal", "IsRealNumber", "IsEvenInteger", "IsOddInteger", "IsPow2", "Ieee754Remainder",
    ];

    /// <summary>Functions that Math overloads for float, so that MathF is not needed; MathF has no Clamp.</summary>
    private static readonly HashSet<string> s_overloaded = ["Abs", "Max", "Min", "Sign", "Clamp"];

    /// <summary>What stands before the arguments; <paramref name="cast"/> is set when the result must be converted to float.</summary>
    public static string Of(Call call, FrameworkNames names, ConsumerFeatures features, out bool cast)
    {
        bool isSingle = call.Arguments.Any(argument => argument.Type == ScalarType.Single) && !call.Arguments.Any(argument => argument.Type == ScalarType.Double);
        cast = false;
        if (s_onType.Contains(call.Function))
            return $"{(isSingle ? "float" : "double")}.{call.Function}";
        if (!isSingle || call.Function == "Clamp" || (!features.HasMathF && s_overloaded.Contains(call.Function)))
            return $"{names.System("Math")}.{call.Function}";
        if (features.HasMathF)
            return $"{names.System("MathF")}.{call.Function}";
        cast = call.Type == ScalarType.Single;
        return $"{names.System("Math")}.{call.Function}";
    }
}
