using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Emission;

/// <summary>How a function of the rule table is called in C#: on Math, on MathF, or on the real type itself.</summary>
internal static class FunctionText
{
    /// <summary>What stands before the arguments; <paramref name="cast"/> is set when the result must be converted to float.</summary>
    public static string Of(Call call, FrameworkNames names, ConsumerFeatures features, out bool cast)
    {
        bool isSingle = call.Arguments.Any(argument => argument.Type == ScalarType.Single) && !call.Arguments.Any(argument => argument.Type == ScalarType.Double);
        ScalarKind operand = isSingle ? ScalarKind.Single : ((ScalarType)call.Arguments[0].Type).Kind;
        string home = FunctionCatalog.Home(call.Function, operand);
        int dot = home.IndexOf('.');
        string type = home.Substring(0, dot), method = home.Substring(dot);
        // .NET Standard 2.0 has no MathF.
        cast = type == "MathF" && !features.HasMathF && call.Type == ScalarType.Single;
        if (cast)
            type = "Math";
        return (type is "Math" or "MathF" ? names.System(type) : type) + method;
    }
}
