using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Frontend;

/// <summary>The default of an optional parameter, as C# text.</summary>
internal static class DefaultValue
{
    public static string Text(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "";
        object? value = parameter.ExplicitDefaultValue;
        if (value is null)
            return "default";
        if (parameter.Type.TypeKind == TypeKind.Enum)
            return $"({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({System.Convert.ToString(value, CultureInfo.InvariantCulture)})";
        return value switch
        {
            double number => Real(number, "double", "D"),
            float number => Real(number, "float", "F"),
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
    }

    private static string Real(double value, string type, string suffix)
    {
        if (double.IsNaN(value))
            return type + ".NaN";
        if (double.IsInfinity(value))
            return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        string text = type == "float" ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return text + suffix;
    }
}
