#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    /// <summary>The root of the exponent by a third of the bits, then a polynomial, then one step of Newton's (as in FreeBSD's cbrt).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cbrt(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<long> isSmall = Vector.LessThan(magnitude, new Vector<double>(MinNormal));
        Vector<double> normal = Vector.ConditionalSelect(isSmall, magnitude * 18014398509481984.0, magnitude);

        // A third of the upper half of the bits, computed on the low bits of 2⁵².
        Vector<double> bits = Vector.AsVectorDouble(Vector.ShiftRightLogical(Vector.AsVectorInt64(normal), 32) | new Vector<long>(0x4330_0000_0000_0000));
        Vector<double> third = Vector.MultiplyAddEstimate(bits - new Vector<double>(4503599627370496.0), new Vector<double>(1.0 / 3), new Vector<double>(4503599627370496.0 + 715094163));
        Vector<double> t = Vector.AsVectorDouble(Vector.ShiftLeft(Vector.AsVectorInt64(third), 32));

        Vector<double> r = t * t * (t / normal);
        Vector<double> p = Vector.MultiplyAddEstimate(new Vector<double>(0.145996192886612446982), r, new Vector<double>(-0.758397934778766047437));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(1.621429720105354466140));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(-1.88497979543377169875));
        t *= Vector.MultiplyAddEstimate(p, r, new Vector<double>(1.87595182427177009643));

        // 23 bits, so that its square is exact.
        t = Vector.AsVectorDouble((Vector.AsVectorInt64(t) + new Vector<long>(0x8000_0000)) & new Vector<long>(unchecked((long)0xFFFF_FFFF_C000_0000)));
        Vector<double> quotient = normal / (t * t);
        t += t * ((quotient - t) / (t + t + quotient));

        t *= Vector.ConditionalSelect(isSmall, new Vector<double>(1.0 / 262144), Vector<double>.One);
        Vector<long> isOrdinary = Vector.GreaterThan(magnitude, Vector<double>.Zero) & Vector.LessThan(magnitude, new Vector<double>(double.PositiveInfinity));
        return Vector.ConditionalSelect(isOrdinary, Lanes.CopySign(t, x), x);
    }
}
#endif
