using System;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>
/// Functions to some 80 bits or more, for those of which the platform's own are no measure: they are off by up to 3 units themselves.
/// Arguments are finite, results neither zero nor infinite.
/// </summary>
internal static class References
{
    private static readonly DoubleDouble s_ln10 = new(2.302585092994046, -2.1707562233822494e-16);

    /// <summary>Below, the first terms of a series are exact enough, and the closed forms are not.</summary>
    private const double Small = 1e-4;

    public static DoubleDouble Log10(double x) => DoubleDouble.Log(x) / s_ln10;

    public static DoubleDouble Cosh(double x) => DoubleDouble.Exp(x, -1) + DoubleDouble.Exp(-x, -1);

    public static DoubleDouble Sinh(double x) => Math.Abs(x) < Small
        ? Odd(x, (DoubleDouble)1 / 6, 1.0 / 120)
        : DoubleDouble.Exp(x, -1) - DoubleDouble.Exp(-x, -1);

    public static DoubleDouble Tanh(double x) => Math.Abs(x) switch
    {
        < Small => Odd(x, (DoubleDouble)(-1) / 3, 2.0 / 15),
        > 40 => Math.Sign(x),
        _ => Sinh(x) / Cosh(x),
    };

    public static DoubleDouble Asinh(double x) => Math.Abs(x) switch
    {
        < Small => Odd(x, (DoubleDouble)(-1) / 6, 3.0 / 40),
        > 1e20 => Log2x(Math.Abs(x)) * Math.Sign(x),
        _ => DoubleDouble.Log(Math.Abs(x) + DoubleDouble.Sqrt(((DoubleDouble)x * x) + 1)) * Math.Sign(x),
    };

    public static DoubleDouble Acosh(double x) => x > 1e20
        ? Log2x(x)
        : DoubleDouble.Log(x + DoubleDouble.Sqrt(((DoubleDouble)x * x) - 1));

    public static DoubleDouble Atanh(double x) => Math.Abs(x) < Small
        ? Odd(x, (DoubleDouble)1 / 3, 1.0 / 5)
        : DoubleDouble.Log((1 + (DoubleDouble)x) / (1 - (DoubleDouble)x)).ScaleB(-1);

    /// <summary>By one step of Newton's from the platform's.</summary>
    public static DoubleDouble Cbrt(double x)
    {
        // A multiple of 3, so that all steps are far from underflow.
        int k = Math.ILogB(x) / 3 * 3;
        double m = Math.ScaleB(x, -k);
        double t = Math.Cbrt(m);
        return (t + ((m - ((DoubleDouble)t * t * t)) / (3 * t * t))).ScaleB(k / 3);
    }

    private static DoubleDouble Log2x(double x) => DoubleDouble.Log(x) + DoubleDouble.Log(2);

    /// <summary>x + a·x³ + b·x⁵.</summary>
    private static DoubleDouble Odd(double x, DoubleDouble a, double b)
    {
        DoubleDouble square = (DoubleDouble)x * x;
        return x + (x * square * (a + (square * b)));
    }
}
