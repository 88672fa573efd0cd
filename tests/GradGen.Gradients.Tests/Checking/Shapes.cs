using System;
using System.Collections.Generic;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>The arguments that an example takes.</summary>
/// <param name="Sizes">Lengths of buffers and values of integers, by parameter; what is not named follows <paramref name="Length"/>.</param>
/// <param name="Length">The length of the other buffers.</param>
/// <param name="From">The least real number.</param>
/// <param name="To">The largest real number.</param>
internal sealed record Shape(Dictionary<string, int> Sizes, int Length, double From = -2, double To = 2)
{
    /// <summary>Differences see nothing closer to a pole.</summary>
    private const double Smallest = 0.01;

    /// <summary>A random argument, in an array.</summary>
    public Array Fill(Parameter parameter, Random random)
    {
        if (!parameter.Slot.IsReal)
            return new[] { Sizes.TryGetValue(parameter.Name, out int value) ? value : parameter.Name == "n" ? Length : 1 + Length % 3 };
        int count = !parameter.Slot.IsBuffer ? 1 : Sizes.TryGetValue(parameter.Name, out int size) ? size : Length;
        Array array = Reals.Make(parameter.Slot.Type, count);
        for (int i = 0; i < count; i++)
            Reals.Set(array, i, Draw(random));
        return array;
    }

    private double Draw(Random random)
    {
        double number;
        do
            number = From + (To - From) * random.NextDouble();
        while (Math.Abs(number) < Smallest);
        return number;
    }
}

/// <summary>Which arguments the examples take that do not take just any.</summary>
internal static class Shapes
{
    /// <summary>The arguments of an example at a length.</summary>
    public static Shape Of(MarkedMethod method, int length)
    {
        int few = Math.Min(length, 5);
        int rows = Math.Max(length, 1);
        int features = Math.Min(length, 4);
        return method.Name switch
        {
            "Row11_Jacobian.OfVector" => Sized(2),
            "Row30_VectorChain.F" => Sized(2),
            "Row30_VectorChain.G" => Sized(length, ("u", 2)),
            "Row30_VectorChain.Composed" => Sized(length, ("y", 2)),
            "Row36_Row37_Loss.Loss" or "Row39_Descent.Loss" => Sized(rows, ("w", features), ("x", features * rows)),
            "Row38_BiasTrick.Loss" => Sized(rows, ("w", features + 1), ("x", features * rows)),
            "Row40_MatrixProduct.Multiply" => Sized(few, ("rows", few), ("inner", few + 1), ("columns", 2), ("w", few * (few + 1)), ("x", (few + 1) * 2), ("y", few * 2)),
            "Row41_TraceOfProduct.Trace" => Sized(few, ("p", few), ("m", few + 1), ("n", 2), ("a", few * (few + 1)), ("x", (few + 1) * 2), ("b", 2 * few)),
            "Row42_QuadraticForm.Form" => Sized(few, ("a", few * few)),
            "Row43_LeastSquares.Residual" => Sized(few, ("x", 3), ("a", few * 3)),
            "Row46_TwoLayerNetwork.Loss" => Sized(few, ("x", 3), ("w", few * 3)),
            "Row47_Convolution.Convolve" => Sized(length, ("w", 3), ("x", length + 2)),
            "SideBySide.WithoutEnds" => Sized(length, ("m", 1 + length % 4), ("x", 4 * length)),
            "DenseLayer.SumOfTanh" => Sized(few, ("x", 3), ("weights", few * 3)),
            "IndexArithmetic.Transposed" => Sized(few, ("rows", few), ("columns", 3), ("a", few * 3), ("y", few * 3)),
            "LoopCarriedPairs.Pendulum" => Sized(length) with { From = 0.05, To = 0.3 },
            "OverwrittenInLoop.Iterated" => Sized(length) with { From = -1, To = 1 },
            "SmallBuffers.Known" => Sized(length, ("x", 3), ("first", length + 3), ("second", length + 1)),
            "SmallBuffers.Polar" => Sized(length + 1),
            "LocalArrays.TwoRows" => Sized(length, ("y", 3)),
            "Kinks.Root" or "Kinks.RootTimes" or "Kinks.RootTimesZero" => Sized(length) with { From = 0.5 },
            _ => Sized(length),
        };
    }

    /// <summary>A length at which what a loop keeps outgrows the stack, and the test still ends soon.</summary>
    public static int Large(MarkedMethod method) => method.Name switch
    {
        "NestedLoops.Three" => 30,
        "NestedLoops.Pairs" or "NestedLoops.Downward" or "EarlyReturn.FromTwoLoops" or "BubblePass.WeightedSorted" => 80,
        _ => 2500,
    };

    private static Shape Sized(int length, params ReadOnlySpan<(string Parameter, int Size)> sizes)
    {
        Dictionary<string, int> table = [];
        foreach ((string parameter, int size) in sizes)
            table.Add(parameter, size);
        return new Shape(table, length);
    }
}
