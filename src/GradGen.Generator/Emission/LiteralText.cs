using System;
using System.Globalization;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Literals that the compiler reads back to the same bits.</summary>
internal static class LiteralText
{
    public static string Of(Constant constant)
    {
        long bits = constant.Bits;
        string digits = bits.ToString(CultureInfo.InvariantCulture);
        return constant.Scalar.Kind switch
        {
            ScalarKind.Boolean => bits != 0 ? "true" : "false",
            ScalarKind.Double => Real(constant.RealValue),
            ScalarKind.Single => Real((float)constant.RealValue),
            ScalarKind.Int32 => bits == int.MinValue ? "int.MinValue" : bits == int.MaxValue ? "int.MaxValue" : digits,
            ScalarKind.Int64 => bits == long.MinValue ? "long.MinValue" : digits + "L",
            ScalarKind.UInt32 => (uint)bits + "u",
            ScalarKind.UInt64 => ((ulong)bits).ToString(CultureInfo.InvariantCulture) + "UL",
            ScalarKind.Char => bits is > ' ' and < 127 and not ('\'' or '\\') ? $"'{(char)bits}'" : $"'\\u{bits:x4}'",
            _ => $"({TypeText.Of(constant.Scalar)}){(bits < 0 ? $"({digits})" : digits)}",
        };
    }

    private static string Real(double value)
    {
        if (Special(value) is { } name)
            return "double." + name;
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        return Tidy(text, value == 0 && BitConverter.DoubleToInt64Bits(value) < 0, ".0", "");
    }

    private static string Real(float value)
    {
        if (Special(value) is { } name)
            return "float." + name;
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!float.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            text = value.ToString("G9", CultureInfo.InvariantCulture);
        return Tidy(text, value == 0 && BitConverter.DoubleToInt64Bits(value) < 0, "", "f");
    }

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "PositiveInfinity" : double.IsNegativeInfinity(value) ? "NegativeInfinity" : null;

    /// <summary>Older frameworks write the negative zero without its sign.</summary>
    private static string Tidy(string text, bool isNegativeZero, string whole, string suffix)
    {
        text = text.ToLowerInvariant();
        if (isNegativeZero && text[0] != '-')
            text = "-" + text;
        return text + (text.IndexOf('.') < 0 && text.IndexOf('e') < 0 ? whole : "") + suffix;
    }
}
