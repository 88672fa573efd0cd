using System;
using System.Threading.Tasks;

namespace GradGen.CodeFixes.Tests;

public sealed class ProductFixTest
{
    [Theory]
    [InlineData("{|GG3001:Math.Pow(f, 2)|}", "(double)f * f")]
    [InlineData("x / {|GG3001:Math.Pow(s, 2.0)|}", "x / ((double)s * s)")]
    [InlineData("1 + {|GG3001:Math.Pow(y: 2, x: f)|} * x", "1 + (double)f * f * x")]
    [InlineData("-{|GG3001:Math.Pow(b, 2)|}", "-((double)b * b)")]
    [InlineData("{|GG3001:Math.Pow(f, Two)|} + {|GG3001:Math.Pow(f, 2)|}", "(double)f * f + (double)f * f")]
    public Task A_square_that_needs_no_rounding_is_a_product(string before, string after) => Fix.Check<ProductFix>(Method(before), Method(after));

    [Theory]
    [InlineData("{|GG3001:Math.Pow(x, 2)|}")]
    [InlineData("{|GG3001:Math.Pow(n, 2)|} * x")]
    public Task A_square_that_is_rounded_is_left_as_it_is(string power) => Fix.Check<ProductFix>(Method(power), Method(power));

    [Theory]
    [InlineData("Math.Pow(x, 3)")]
    [InlineData("Math.Pow(x, n)")]
    [InlineData("Math.Pow(x * x, 2)")]
    [InlineData("Math.Pow(x, 0.5)")]
    [InlineData("MathF.Pow(f, 2)")]
    public Task Another_power_is_left_alone(string power) => Fix.Check<ProductFix>(Method(power), Method(power));

    [Fact]
    public Task What_is_not_marked_is_left_alone() => Fix.Check<ProductFix>("class C { double F(float x) => System.Math.Pow(x, 2); }", "class C { double F(float x) => System.Math.Pow(x, 2); }");

    /// <summary>What the fix rests on. Every float was tried once; here are those at the ends of their range, and some of all sizes.</summary>
    [Fact]
    public void A_square_that_needs_no_rounding_is_the_same_number()
    {
        for (int n = short.MinValue; n <= ushort.MaxValue; n++)
            AssertSame(n);
        foreach (float f in (float[])[-0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, float.MinValue])
            AssertSame(f);
        var random = new Random(1);
        for (int i = 0; i < 1_000_000; i++)
            AssertSame(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
    }

    private static void AssertSame(float f)
    {
        double power = Math.Pow(f, 2), product = (double)f * f;
        if (BitConverter.DoubleToInt64Bits(power) != BitConverter.DoubleToInt64Bits(product) && !(double.IsNaN(power) && double.IsNaN(product)))
            Assert.Fail($"{f:R}: {power:R} and {product:R}");
    }

    private static string Method(string expression) => $$"""
        using System;
        using GradGen;

        static partial class Model
        {
            private const double Two = 2;

            [Differentiable]
            static double F(double x, float f, short s, byte b, int n) => {{expression}};
        }
        """;
}
