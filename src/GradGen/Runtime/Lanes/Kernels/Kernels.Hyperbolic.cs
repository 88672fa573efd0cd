#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cosh(Vector<double> x)
    {
        Vector<double> half = Exp(Vector.Abs(x), -1);
        return half + (new Vector<double>(0.25) / half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sinh(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<double> half = Exp(magnitude, -1);
        Vector<double> large = Lanes.CopySign(half - (new Vector<double>(0.25) / half), x);
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, Vector<double>.One), SinhOfSmall(x), large);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SinhOfSmall(Vector<double> x)
    {
        Vector<double> z = x * x;
        Vector<double> p = Polynomial(z,
            0.16666666666666666, 0.008333333333333299, 0.00019841269841324198,
            2.7557319191381816e-06, 2.5052117695907823e-08, 1.6057679623801638e-10,
            7.746178593018827e-13);
        return x + (x * z * p);
    }

    /// <summary>x + x³ · P(x²) / Q(x²) where |x| is small (Cephes), else 1 - 2 / (e²ˣ + 1): one division for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tanh(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<long> isSmall = Vector.LessThan(magnitude, new Vector<double>(0.625));
        Vector<double> z = x * x;
        Vector<double> p = Vector.MultiplyAddEstimate(new Vector<double>(-9.64399179425052238628e-1), z, new Vector<double>(-9.92877231001918586564e1));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<double>(-1.61468768441708447952e3));
        Vector<double> q = z + new Vector<double>(1.12811678491632931402e2);
        q = Vector.MultiplyAddEstimate(q, z, new Vector<double>(2.23548839060100448583e3));
        q = Vector.MultiplyAddEstimate(q, z, new Vector<double>(4.84406305325125486048e3));
        Vector<double> quotient = Vector.ConditionalSelect(isSmall, magnitude * z * p, new Vector<double>(-2))
            / Vector.ConditionalSelect(isSmall, q, Exp(magnitude + magnitude) + Vector<double>.One);
        return Lanes.CopySign(Vector.ConditionalSelect(isSmall, magnitude, Vector<double>.One) + quotient, x);
    }

    /// <summary>Where 1 is lost beside x², ln(2x) stands for the others.</summary>
    private const double Huge = 268435456;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Asinh(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<double> square = x * x;
        Vector<double> f = magnitude + (square / (Vector<double>.One + Vector.SquareRoot(square + Vector<double>.One)));
        return Lanes.CopySign(LogOfLarge(magnitude, f), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Acosh(Vector<double> x)
    {
        Vector<double> t = x - Vector<double>.One;
        Vector<double> y = LogOfLarge(x, t + Vector.SquareRoot((t * t) + t + t));
        return Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, Vector<double>.One), y, new Vector<double>(double.NaN));
    }

    /// <summary>ln(1 + f), or ln(2x) where x is huge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfLarge(Vector<double> x, Vector<double> f)
    {
        Vector<long> isHuge = Vector.GreaterThan(x, new Vector<double>(Huge));
        Vector<double> u = f + Vector<double>.One;
        Vector<double> lost = LostBy(u, f);
        Vector<double> y = LogOfNormal(Vector.ConditionalSelect(isHuge, x, u), Vector.ConditionalSelect(isHuge, new Vector<double>(0.6931471805599453), lost / u));
        // Infinity and NaN stay.
        return Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(double.PositiveInfinity)), y, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atanh(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<double> twice = magnitude + magnitude;
        Vector<double> f = twice + (twice * magnitude / (Vector<double>.One - magnitude));
        Vector<double> u = f + Vector<double>.One;
        Vector<double> y = LogOfNormal(u, LostBy(u, f) / u) * 0.5;
        y = Vector.ConditionalSelect(Vector.LessThan(magnitude, Vector<double>.One), y, new Vector<double>(double.NaN));
        y = Vector.ConditionalSelect(Vector.Equals(magnitude, Vector<double>.One), new Vector<double>(double.PositiveInfinity), y);
        return Lanes.CopySign(y, x);
    }

    /// <summary>1 + f - u, exactly, where u is the rounded sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LostBy(Vector<double> u, Vector<double> f) => Vector.ConditionalSelect(
        Vector.GreaterThan(f, Vector<double>.One), Vector<double>.One - (u - f), f - (u - Vector<double>.One));
}
#endif
