#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    /// <summary>Keeps 26 bits.</summary>
    private const long UpperHalf = unchecked((long)0xFFFF_FFFF_F800_0000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Pow(Vector<double> x, Vector<double> y)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<double> result = Exp2OfProduct(y, Log2InParts(magnitude, out Vector<double> low), low);

        // Negative bases: the sign is that of an odd exponent, and there is no result for a fraction.
        Vector<double> half = y * 0.5;
        Vector<long> isOdd = ~Vector.Equals(Vector.Floor(half), half);
        Vector<double> signed = Vector.ConditionalSelect(isOdd, -result, result);
        signed = Vector.ConditionalSelect(Vector.Equals(Vector.Floor(y), y), signed, new Vector<double>(double.NaN));
        result = Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), signed, result);

        // Zero, subnormal, infinite and NaN, and exponents for which all that is not 1 is 0 or infinity.
        Vector<long> ordinary = Vector.GreaterThanOrEqual(magnitude, new Vector<double>(MinNormal))
            & Vector.LessThan(magnitude, new Vector<double>(double.PositiveInfinity))
            & Vector.LessThan(Vector.Abs(y), new Vector<double>(18446744073709551616.0));
        return Vector.EqualsAll(ordinary, new Vector<long>(-1)) ? result : Mend(result, ~ordinary, x, y, Math.Pow);
    }

    /// <summary>log₂ x to some 65 bits; the part returned has 26.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Log2InParts(Vector<double> x, out Vector<double> low)
    {
        Vector<double> m = Mantissa(x, out Vector<double> k);

        // s = (m - 1) / (m + 1) in two parts
        Vector<double> f = m - Vector<double>.One;
        Vector<double> sum = m + Vector<double>.One;
        Vector<double> reciprocal = Vector<double>.One / sum;
        Vector<double> s = f * reciprocal;
        Vector<double> sHigh = Upper(s, UpperHalf);
        Vector<double> sumHigh = Upper(sum, UpperHalf);
        Vector<double> sLow = (f - (sHigh * sumHigh) - (sHigh * (m - (sumHigh - Vector<double>.One)))) * reciprocal;

        // 3 · atanh(s) / s = 3 + s² + s⁴ · p
        Vector<double> z = s * s;
        Vector<double> p = Polynomial(z,
            1.5 * 0.4, 1.5 * 0.28571428571429364, 1.5 * 0.22222222221655885,
            1.5 * 0.18181818335392802, 1.5 * 0.1538459496251843, 1.5 * 0.1333480469384731,
            1.5 * 0.11706236339491206, 1.5 * 0.11723178623876518);
        Vector<double> tail = Vector.MultiplyAddEstimate(p, z * z, sLow * (sHigh + s));
        Vector<double> square = sHigh * sHigh;
        Vector<double> three = new(3);
        Vector<double> factorHigh = Upper(three + square + tail, UpperHalf);
        Vector<double> factorLow = tail - (factorHigh - three - square);

        // The product of both, then of that with 2 / (3 ln 2), then the exponent.
        Vector<double> product = sHigh * factorHigh;
        Vector<double> productLow = (sLow * factorHigh) + (factorLow * s);
        Vector<double> high = Upper(product + productLow, UpperHalf);
        productLow -= high - product;
        Vector<double> log = high * CoefficientHigh;
        Vector<double> logLow = Vector.MultiplyAddEstimate(productLow, new Vector<double>(CoefficientHigh + CoefficientLow), high * CoefficientLow);
        Vector<double> result = Upper(log + logLow + k, UpperHalf);
        low = logLow - (result - k - log);
        return result;
    }

    private const double CoefficientHigh = 0.9617966860532761;
    private const double CoefficientLow = 7.872699542894897e-09;

    /// <summary>2 to the power y · (log + low), where log has 26 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Exp2OfProduct(Vector<double> y, Vector<double> log, Vector<double> low)
    {
        Vector<double> yHigh = Upper(y, UpperHalf);
        Vector<double> high = yHigh * log;
        Vector<double> rest = ((y - yHigh) * log) + (y * low);

        // Beyond these the result is 0 or infinity.
        Vector<long> isInRange = Vector.LessThan(Vector.Abs(high), new Vector<double>(1100));
        high = Vector.ConditionalSelect(isInRange, high, Lanes.CopySign(new Vector<double>(1100), high));
        rest = Vector.ConditionalSelect(isInRange, rest, Vector<double>.Zero);

        Vector<double> shifted = high + rest + new Vector<double>(Magic);
        high -= shifted - new Vector<double>(Magic);
        Vector<double> sum = Upper(high + rest, UpperHalf);
        rest -= sum - high;
        Vector<double> r = sum * Ln2Upper;
        Vector<double> rLow = (rest * 0.6931471805599453) + (sum * Ln2Lower);
        Vector<double> z = r + rLow;
        rLow -= z - r;
        Vector<double> e = Vector<double>.One + (z + Vector.MultiplyAddEstimate(z * z, ExpTail(z), Vector.MultiplyAddEstimate(rLow, z, rLow)));
        return Scale(e, Vector.AsVectorInt64(shifted), 0);
    }

    // ln 2 in parts, the first of 26 bits
    private const double Ln2Upper = 0.6931471675634384;
    private const double Ln2Lower = 1.2996506893889889e-08;
}
#endif
