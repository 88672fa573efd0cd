#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    private const double Pi = Math.PI;
    private const double PiLow = 1.2246467991473532e-16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Asin(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<long> isSmall = Vector.LessThan(magnitude, new Vector<double>(0.5));
        Vector<double> tail = ArcTail(magnitude, isSmall, out Vector<double> root, out Vector<double> high, out Vector<double> low);
        // π/2 - 2 · asin √((1 - |x|) / 2), from π/4 on both sides.
        Vector<double> large = new Vector<double>(Pi / 4) - ((root * tail * 2.0) - (new Vector<double>(PiLow / 2) - (low * 2.0)) - (new Vector<double>(Pi / 4) - (high * 2.0)));
        return Lanes.CopySign(Vector.ConditionalSelect(isSmall, magnitude + (magnitude * tail), large), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Acos(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<long> isSmall = Vector.LessThan(magnitude, new Vector<double>(0.5));
        Vector<double> tail = ArcTail(magnitude, isSmall, out Vector<double> root, out Vector<double> high, out Vector<double> low);
        Vector<double> small = new Vector<double>(Pi / 2) - (x - (new Vector<double>(PiLow / 2) - (x * tail)));
        Vector<double> right = (high + ((root * tail) + low)) * 2.0;
        Vector<double> left = new Vector<double>(Pi) - ((root + ((root * tail) - new Vector<double>(PiLow / 2))) * 2.0);
        Vector<double> large = Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), left, right);
        return Vector.ConditionalSelect(isSmall, small, large);
    }

    /// <summary>
    /// (asin t - t) / t, where t is |x| when that is small, else the root of (1 - |x|) / 2, which is high + low.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ArcTail(Vector<double> magnitude, Vector<long> isSmall, out Vector<double> root, out Vector<double> high, out Vector<double> low)
    {
        Vector<double> half = (Vector<double>.One - magnitude) * 0.5;
        root = Vector.SquareRoot(half);
        high = Upper(root, unchecked((long)0xFFFF_FFFF_0000_0000));
        // Where the root is 0 so is the numerator; the smallest number makes no difference elsewhere.
        low = (half - (high * high)) / (root + high + new Vector<double>(double.Epsilon));
        Vector<double> z = Vector.ConditionalSelect(isSmall, magnitude * magnitude, half);
        Vector<double> p = Polynomial(z,
            1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01,
            -4.00555345006794114027e-02, 7.91534994289814532176e-04, 3.47933107596021167570e-05);
        Vector<double> q = Polynomial(z,
            1, -2.40339491173441421878e+00, 2.02094576023350569471e+00,
            -6.88283971605453293030e-01, 7.70381505559019352791e-02);
        return z * p / q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan(Vector<double> x) =>
        Lanes.CopySign(Angle(Vector.Abs(x), Vector<double>.One, Vector<double>.Zero), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan2(Vector<double> y, Vector<double> x)
    {
        Vector<double> result = Lanes.CopySign(Angle(Vector.Abs(y), Vector.Abs(x), x), y);
        Vector<long> rare = ~(IsBetween(y) & IsBetween(x));
        return Vector.EqualsAll(rare, Vector<long>.Zero) ? result : Mend(result, rare, y, x, Math.Atan2);
    }

    /// <summary>Not 0, and so far from the ends that neither sums overflow nor quotients underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> IsBetween(Vector<double> x) =>
        Vector.GreaterThan(Vector.Abs(x), new Vector<double>(1e-150)) & Vector.LessThan(Vector.Abs(x), new Vector<double>(1e150));

    /// <summary>The angle of a point with coordinates ≥ 0, mirrored where <paramref name="side"/> is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Angle(Vector<double> y, Vector<double> x, Vector<double> side)
    {
        // Turned by 0, π/4 or π/2, so that the slope is at most tan(π/8).
        Vector<long> turnsFar = Vector.GreaterThan(y, x * 2.414213562373095);
        Vector<long> turns = Vector.GreaterThan(y, x * 0.4142135623730950);
        Vector<double> t = Vector.ConditionalSelect(turns, Vector.ConditionalSelect(turnsFar, -x, y - x), y)
            / Vector.ConditionalSelect(turns, Vector.ConditionalSelect(turnsFar, y, y + x), x);
        Vector<double> turn = Vector.ConditionalSelect(turns, Vector.ConditionalSelect(turnsFar, new Vector<double>(0.5), new Vector<double>(0.25)), Vector<double>.Zero);
        Vector<double> tail = t * AtanTail(t * t);
        Vector<long> isLeft = Vector.LessThan(side, Vector<double>.Zero);
        turn = Vector.ConditionalSelect(isLeft, Vector<double>.One - turn, turn);
        t = Vector.ConditionalSelect(isLeft, -t, t);
        tail = Vector.ConditionalSelect(isLeft, -tail, tail);
        return (turn * Pi) - (tail - (turn * PiLow) - t);
    }

    /// <summary>(t - atan t) / t for z = t².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> AtanTail(Vector<double> z)
    {
        Vector<double> p = Polynomial(z,
            3.33333333333329318027e-01, -1.99999999998764832476e-01, 1.42857142725034663711e-01,
            -1.11111104054623557880e-01, 9.09088713343650656196e-02, -7.69187620504482999495e-02,
            6.66107313738753120669e-02, -5.83357013379057348645e-02, 4.97687799461593236017e-02,
            -3.65315727442169155270e-02, 1.62858201153657823623e-02);
        return z * p;
    }
}
#endif
