using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Which functions of the framework the rules know, by the names that the rules give them.</summary>
internal static class MathCalls
{
    private static readonly HashSet<string> s_names =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Ceiling", "Clamp", "CopySign", "Cos", "Cosh", "Exp", "Exp2", "Exp10",
        "ExpM1", "Exp2M1", "Exp10M1", "Floor", "FusedMultiplyAdd", "Hypot", "Lerp", "Log", "Log10", "Log2", "LogP1", "Log2P1", "Log10P1", "Max", "Min",
        "MaxMagnitude", "MinMagnitude", "Pow", "ReciprocalEstimate", "RootN", "Round", "ScaleB", "Sign", "Sin", "Sinh", "SinPi", "CosPi", "TanPi", "Sqrt",
        "Tan", "Tanh", "Truncate", "IsNaN", "IsInfinity", "IsFinite", "IsNegative", "IsPositive", "IsPositiveInfinity", "IsNegativeInfinity",
        "DegreesToRadians", "RadiansToDegrees", "AsinPi", "AcosPi", "AtanPi",
    ];

    /// <summary>The function's name in the rule table, or null when the method is not one of the framework's functions.</summary>
    public static string? Find(IMethodSymbol method)
    {
        if (!method.IsStatic || method.Arity > 0 || !IsHome(method.ContainingType) || !s_names.Contains(method.Name))
            return null;
        if (Types.Scalar(method.ReturnType) is not ScalarType || method.Parameters.Any(parameter => parameter.RefKind is not RefKind.None || Types.Scalar(parameter.Type) is null))
            return null;
        return method.Name;
    }

    private static bool IsHome(INamedTypeSymbol type) => type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single }
        || (type is { Name: "Math" or "MathF", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });
}
