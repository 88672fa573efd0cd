#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>The elementary functions in plain vector operations. No step relies on a fused multiplication: results are as accurate without.</summary>
internal static partial class Kernels
{
    /// <summary>1.5 · 2⁵²: what is added to it is rounded to an integer, which then stands in its low bits.</summary>
    private const double Magic = 6755399441055744.0;

    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>eˣ · 2^<paramref name="exponent"/>, without overflow or underflow between; the exponent is a small constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x, int exponent = 0)
    {
        // Beyond these the result is 0 or infinity; NaN stays.
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(-746)), new Vector<double>(-746), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<double>(711)), new Vector<double>(711), x);
        Vector<double> shifted = Vector.MultiplyAddEstimate(x, new Vector<double>(1.4426950408889634), new Vector<double>(Magic));
        Vector<double> n = shifted - new Vector<double>(Magic);
        Vector<double> r = x - (n * Ln2High) - (n * Ln2Low);
        Vector<double> e = Vector<double>.One + Vector.MultiplyAddEstimate(r * r, ExpTail(r), r);
        return Scale(e, Vector.AsVectorInt64(shifted), exponent);
    }

    /// <summary>(eʳ - 1 - r) / r² for |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpTail(Vector<double> r)
    {
        return Polynomial(r,
            0.5, 0.16666666666666669, 0.041666666666624164,
            0.008333333333330065, 0.0013888888917197209, 0.00019841269863040922,
            2.4801521321606647e-05, 2.7557268479724004e-06, 2.7620076242527254e-07,
            2.510037611136142e-08);
    }

    /// <summary>e · 2ⁿ, where n stands in the low bits of <paramref name="shifted"/>, rounded once: by two factors, since one may be out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Scale(Vector<double> e, Vector<long> shifted, int exponent)
    {
        Vector<long> biased = shifted - new Vector<long>(0x4338_0000_0000_0000 - 2046 - exponent);
        Vector<long> half = Vector.ShiftRightLogical(biased, 1);
        return e * Vector.AsVectorDouble(Vector.ShiftLeft(half, 52)) * Vector.AsVectorDouble(Vector.ShiftLeft(biased - half, 52));
    }
}
#endif
