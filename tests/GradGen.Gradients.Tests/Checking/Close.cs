using System;
using System.Globalization;
using Xunit.Sdk;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Asserts that real numbers agree.</summary>
internal static class Close
{
    /// <summary>Requires agreement relative to the expected number, or to a larger scale.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came out.</param>
    /// <param name="tolerance">The relative error that is let pass.</param>
    /// <param name="what">What is compared, for the message.</param>
    /// <param name="scale">The size of what was summed up, when it is larger than the result.</param>
    public static void Require(double expected, double actual, double tolerance, string what, double scale = 0)
    {
        if (expected.Equals(actual) || expected == actual)
            return;
        double error = Math.Abs(expected - actual);
        if (!(error <= tolerance * Math.Max(Math.Abs(expected), scale)))
            throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}, off by {error:E2}."));
    }

    /// <summary>Requires the same bits, NaN for NaN.</summary>
    public static void RequireSame(double expected, double actual, string what)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual) && !(double.IsNaN(expected) && double.IsNaN(actual)))
            throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}: expected exactly {expected:R}, got {actual:R}."));
    }

    /// <summary>The largest size among numbers, infinities aside.</summary>
    public static double Scale(double[,] numbers)
    {
        double scale = 0;
        foreach (double number in numbers)
        {
            if (double.IsFinite(number))
                scale = Math.Max(scale, Math.Abs(number));
        }
        return scale;
    }
}
