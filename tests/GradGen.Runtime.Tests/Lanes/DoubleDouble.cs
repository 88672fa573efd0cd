using System;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>A number of some 104 bits, as the unevaluated sum of two: what functions are measured against.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High;
        double part = sum - a.High;
        double lost = (a.High - (sum - part)) + (b.High - part);
        return Normal(sum, lost + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        return Normal(product, Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low) + (a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - (b * first);
        double second = rest.High / b.High;
        return Normal(first, second) + ((rest - (b * second)).High / b.High);
    }

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        double root = Math.Sqrt(a.High);
        return root == 0 ? root : root + ((a - ((DoubleDouble)root * root)) / (2 * root));
    }

    /// <summary>Exact but for underflow.</summary>
    public DoubleDouble ScaleB(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    /// <summary>eᵃ · 2^exponent.</summary>
    public static DoubleDouble Exp(DoubleDouble a, int exponent = 0)
    {
        const int Halvings = 9;
        double k = Math.Round(a.High / s_ln2.High);
        DoubleDouble r = (a - (s_ln2 * k)).ScaleB(-Halvings);
        DoubleDouble sum = 0;
        for (int i = 10; i >= 1; i--)
            sum = r * (1 + sum) / i;
        // (1 + sum)² - 1, which keeps what is small beside 1.
        for (int i = 0; i < Halvings; i++)
            sum = sum.ScaleB(1) + (sum * sum);
        return (1 + sum).ScaleB((int)k + exponent);
    }

    /// <summary>The natural logarithm, by one step of Newton's from the platform's.</summary>
    public static DoubleDouble Log(DoubleDouble a)
    {
        int k = Math.ILogB(a.High);
        DoubleDouble m = a.ScaleB(-k);
        double first = Math.Log(m.High);
        return (m * Exp(-(DoubleDouble)first)) - 1 + first + (s_ln2 * k);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
