using System;
using System.Globalization;
using Xunit.Sdk;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Asserts that Jacobians agree.</summary>
internal static class Agreement
{
    /// <summary>Requires every element to agree, relative to itself or to a share of the largest one.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came out.</param>
    /// <param name="tolerance">The relative error that is let pass.</param>
    /// <param name="what">What is compared, for the message.</param>
    /// <param name="normwise">True when an element may be as far off as the largest one: sums cancel.</param>
    public static void Require(double[,] expected, double[,] actual, double tolerance, string what, bool normwise)
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (actual.GetLength(0), actual.GetLength(1)));
        double scale = normwise ? Close.Scale(expected) : 0;
        for (int row = 0; row < expected.GetLength(0); row++)
        {
            for (int column = 0; column < expected.GetLength(1); column++)
                Close.Require(expected[row, column], actual[row, column], tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}[{row}, {column}]"), scale);
        }
    }

    /// <summary>Requires agreement with differences, as far as these are certain.</summary>
    public static void RequireDifferences((double[,] Values, double[,] Errors) differences, double[,] actual, double tolerance, string what)
    {
        double scale = Math.Max(1, Close.Scale(actual));
        for (int row = 0; row < actual.GetLength(0); row++)
        {
            for (int column = 0; column < actual.GetLength(1); column++)
            {
                double difference = differences.Values[row, column];
                double allowed = Math.Max(tolerance * scale, 10 * differences.Errors[row, column]);
                if (!double.IsNaN(difference) && !(Math.Abs(difference - actual[row, column]) <= allowed))
                    throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}[{row}, {column}]: differences give {difference:R} ± {differences.Errors[row, column]:E1}, the derivative is {actual[row, column]:R}."));
            }
        }
    }

    /// <summary>Requires each element to lie between the differences to both sides; a side that is not a number says nothing.</summary>
    public static void RequireBetween((double[,] Left, double[,] Right) sides, double[,] actual, double tolerance, string what)
    {
        double slack = tolerance * Math.Max(1, Close.Scale(actual));
        for (int row = 0; row < actual.GetLength(0); row++)
        {
            for (int column = 0; column < actual.GetLength(1); column++)
            {
                (double left, double right) = (sides.Left[row, column], sides.Right[row, column]);
                double value = actual[row, column];
                bool isBelow = value < Math.Min(left, right) - slack;
                bool isAbove = value > Math.Max(left, right) + slack;
                if (double.IsNaN(value) || isBelow || isAbove)
                    throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}[{row}, {column}]: {value:R} is not between {left:R} and {right:R}."));
            }
        }
    }
}
