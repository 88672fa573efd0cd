using System;
using System.Globalization;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Constants of the compiler as those of the IR.</summary>
internal static class Literals
{
    public static Constant? Of(ITypeSymbol? type, object? value)
    {
        if (Types.Scalar(type) is not ScalarType scalar)
            return null;
        return value switch
        {
            bool flag => Constant.Boolean(flag),
            double number => Constant.Real(scalar, number),
            float number => Constant.Real(scalar, number),
            char character => Constant.Integer(scalar, character),
            ulong number => Constant.Integer(scalar, unchecked((long)number)),
            sbyte or byte or short or ushort or int or uint or long => Constant.Integer(scalar, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }
}
