#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    private const double MinNormal = 2.2250738585072014e-308;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x) =>
        AreNormal(x) ? LogOfNormal(x, Vector<double>.Zero) : LogOfAny(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log2(Vector<double> x) =>
        AreNormal(x) ? Log2OfNormal(x) : Log2OfAny(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log10(Vector<double> x) =>
        AreNormal(x) ? Log10OfNormal(x) : Log10OfAny(x);

    /// <summary>ln(1 + f), where f ≥ -1/2 is given as the rounded sum <paramref name="u"/> = 1 + f and what that lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfSum(Vector<double> u, Vector<double> lost) => LogOfNormal(u, lost / u);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNormal(Vector<double> x) =>
        Vector.GreaterThanOrEqualAll(x, new Vector<double>(MinNormal)) && Vector.LessThanAll(x, new Vector<double>(double.PositiveInfinity));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> LogOfAny(Vector<double> x)
    {
        Vector<double> normal = MakeNormal(x, out Vector<double> exponent);
        return LogSpecials(x, LogOfNormal(normal, Vector<double>.Zero) + (exponent * 0.6931471805599453));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Log2OfAny(Vector<double> x) =>
        LogSpecials(x, Log2OfNormal(MakeNormal(x, out Vector<double> exponent)) + exponent);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Log10OfAny(Vector<double> x) =>
        LogSpecials(x, Log10OfNormal(MakeNormal(x, out Vector<double> exponent)) + (exponent * 0.30102999566398120));

    /// <summary>x · 2^-exponent, where the exponent is -54 for subnormal numbers, else 0.</summary>
    private static Vector<double> MakeNormal(Vector<double> x, out Vector<double> exponent)
    {
        Vector<long> small = Vector.LessThan(x, new Vector<double>(MinNormal));
        exponent = Vector.ConditionalSelect(small, new Vector<double>(-54), Vector<double>.Zero);
        return Vector.ConditionalSelect(small, x * 18014398509481984.0, x);
    }

    /// <summary>A logarithm's results at 0, infinity, negative numbers and NaN.</summary>
    private static Vector<double> LogSpecials(Vector<double> x, Vector<double> y)
    {
        y = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero), y, new Vector<double>(double.NaN));
        y = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero), new Vector<double>(double.NegativeInfinity), y);
        return Vector.ConditionalSelect(Vector.Equals(x, new Vector<double>(double.PositiveInfinity)), x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfNormal(Vector<double> x, Vector<double> correction)
    {
        Vector<double> f = Mantissa(x, out Vector<double> k) - Vector<double>.One;
        Vector<double> square = f * f * 0.5;
        Vector<double> tail = LogTail(f, square) + Vector.MultiplyAddEstimate(k, new Vector<double>(Ln2Low), correction);
        return (k * Ln2High) - (square - tail - f);
    }

    // log2 and log10 multiply ln(1 + f) = high + low by their constant in parts, so that powers of the base are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Log2OfNormal(Vector<double> x)
    {
        Vector<double> high = LogParts(x, out Vector<double> k, out Vector<double> low);
        Vector<double> product = high * 1.44269504072144627571;
        Vector<double> sum = k + product;
        return sum + ((low + high) * 1.67517131648865118353e-10 + (low * 1.44269504072144627571) + (k - sum + product));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Log10OfNormal(Vector<double> x)
    {
        Vector<double> high = LogParts(x, out Vector<double> k, out Vector<double> low);
        Vector<double> product = high * 4.34294481878168880939e-01;
        Vector<double> whole = k * 3.01029995663611771306e-01;
        Vector<double> sum = whole + product;
        return sum + ((k * 3.69423907715893078616e-13) + ((low + high) * 2.50829467116452752298e-11) + (low * 4.34294481878168880939e-01) + (whole - sum + product));
    }

    /// <summary>ln x = k · ln 2 + high + low, where high has 21 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogParts(Vector<double> x, out Vector<double> k, out Vector<double> low)
    {
        Vector<double> f = Mantissa(x, out k) - Vector<double>.One;
        Vector<double> square = f * f * 0.5;
        Vector<double> high = Upper(f - square, unchecked((long)0xFFFF_FFFF_0000_0000));
        low = f - high - square + LogTail(f, square);
        return high;
    }

    /// <summary>ln(1 + f) - f + f²/2, given f and f²/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogTail(Vector<double> f, Vector<double> square)
    {
        Vector<double> s = f / (f + new Vector<double>(2));
        Vector<double> z = s * s;
        Vector<double> p = Polynomial(z,
            6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
            2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
            1.479819860511658591e-01);
        return s * Vector.MultiplyAddEstimate(p, z, square);
    }

    /// <summary>m in [√½, √2), where x = m · 2ᵏ is positive and normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Mantissa(Vector<double> x, out Vector<double> k)
    {
        const long Root = 0x3FE6_A09E_667F_3BCD;
        Vector<long> shifted = Vector.AsVectorInt64(x) + new Vector<long>(0x3FF0_0000_0000_0000 - Root);
        // The exponent as the low bits of 2⁵².
        k = Vector.AsVectorDouble(Vector.ShiftRightLogical(shifted, 52) | new Vector<long>(0x4330_0000_0000_0000)) - new Vector<double>(4503599627370496.0 + 1023);
        return Vector.AsVectorDouble((shifted & new Vector<long>(0x000F_FFFF_FFFF_FFFF)) + new Vector<long>(Root));
    }

    /// <summary>The upper bits of a number: products of two such are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Upper(Vector<double> x, long bits) => Vector.AsVectorDouble(Vector.AsVectorInt64(x) & new Vector<long>(bits));
}
#endif
