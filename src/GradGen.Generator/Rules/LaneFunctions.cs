using System.Collections.Generic;

namespace GradGen.Generator.Rules;

/// <summary>The functions that the runtime has for vectors, each as accurate as its namesake of Math to a few units in the last place.</summary>
internal static class LaneFunctions
{
    // What gives the same bits as the scalar function.
    private static readonly HashSet<string> s_exact = ["Abs", "CopySign", "Max", "Min", "Sqrt", "Floor", "Ceiling", "Truncate", "Round"];

    private static readonly HashSet<string> s_close =
    [
        "Exp", "Log", "Log2", "Log10", "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Asin", "Acos", "Atan", "Atan2", "Asinh", "Acosh", "Atanh", "Pow", "Cbrt",
    ];

    /// <summary>True when there is one.</summary>
    /// <param name="function">Its name in the rule table.</param>
    /// <param name="isStrict">True when it must give the scalar function's bits.</param>
    public static bool Has(string function, bool isStrict) => s_exact.Contains(function) || (!isStrict && s_close.Contains(function));
}
