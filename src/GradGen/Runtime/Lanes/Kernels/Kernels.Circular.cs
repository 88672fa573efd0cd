#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    /// <summary>Up to here the multiple of π/2 that is subtracted has 20 bits; beyond, lane by lane.</summary>
    private const double LargestAngle = 1647099;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sin(Vector<double> x)
    {
        (Vector<double> y, _) = SinCosOfModerate(x);
        return AreModerate(x) ? y : Mend(y, AreLarge(x), x, Math.Sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cos(Vector<double> x)
    {
        (_, Vector<double> y) = SinCosOfModerate(x);
        return AreModerate(x) ? y : Mend(y, AreLarge(x), x, Math.Cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<double> Sin, Vector<double> Cos) SinCos(Vector<double> x)
    {
        (Vector<double> sin, Vector<double> cos) = SinCosOfModerate(x);
        if (!AreModerate(x))
        {
            sin = Mend(sin, AreLarge(x), x, Math.Sin);
            cos = Mend(cos, AreLarge(x), x, Math.Cos);
        }
        return (sin, cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tan(Vector<double> x)
    {
        (Vector<double> sin, Vector<double> cos) = SinCosOfModerate(x);
        Vector<double> y = sin / cos;
        return AreModerate(x) ? y : Mend(y, AreLarge(x), x, Math.Tan);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreModerate(Vector<double> x) => Vector.LessThanOrEqualAll(Vector.Abs(x), new Vector<double>(LargestAngle));

    private static Vector<long> AreLarge(Vector<double> x) => ~Vector.LessThanOrEqual(Vector.Abs(x), new Vector<double>(LargestAngle));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> Sin, Vector<double> Cos) SinCosOfModerate(Vector<double> x)
    {
        // x = n · π/2 + r + low, π/2 in three parts of which two times n is exact (Cody, Waite).
        Vector<double> shifted = Vector.MultiplyAddEstimate(x, new Vector<double>(0.6366197723675814), new Vector<double>(Magic));
        Vector<double> n = shifted - new Vector<double>(Magic);
        Vector<double> first = x - (n * 1.5707963267341256);
        Vector<double> middle = n * 6.077100506303966e-11;
        Vector<double> second = first - middle;
        Vector<double> rest = (n * 2.0222662487959506e-21) - (first - second - middle);
        Vector<double> r = second - rest;
        Vector<double> low = second - r - rest;

        Vector<double> z = r * r;
        Vector<double> sin = SinOfReduced(r, low, z);
        Vector<double> cos = CosOfReduced(r, low, z);

        Vector<long> quadrant = Vector.AsVectorInt64(shifted);
        Vector<long> isEven = Vector.Equals(quadrant & Vector<long>.One, Vector<long>.Zero);
        Vector<long> sinSign = Vector.ShiftLeft(quadrant & new Vector<long>(2), 62);
        Vector<long> cosSign = Vector.ShiftLeft((quadrant + Vector<long>.One) & new Vector<long>(2), 62);
        return (
            Vector.AsVectorDouble(Vector.AsVectorInt64(Vector.ConditionalSelect(isEven, sin, cos)) ^ sinSign),
            Vector.AsVectorDouble(Vector.AsVectorInt64(Vector.ConditionalSelect(isEven, cos, sin)) ^ cosSign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SinOfReduced(Vector<double> r, Vector<double> low, Vector<double> z)
    {
        Vector<double> p = Polynomial(z,
            8.33333333332248946124e-03, -1.98412698298579493134e-04, 2.75573137070700676789e-06,
            -2.50507602534068634195e-08, 1.58969099521155010221e-10);
        Vector<double> cube = z * r;
        return r - ((z * ((low * 0.5) - (cube * p))) - low + (cube * 1.66666666666666324348e-01));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> CosOfReduced(Vector<double> r, Vector<double> low, Vector<double> z)
    {
        Vector<double> p = Polynomial(z,
            4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
            -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11);
        Vector<double> half = z * 0.5;
        Vector<double> w = Vector<double>.One - half;
        return w + (Vector<double>.One - w - half + ((z * z * p) - (r * low)));
    }
}
#endif
