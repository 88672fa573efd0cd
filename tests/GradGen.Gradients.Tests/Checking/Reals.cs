using System;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Arrays of either real type, read and written as <see langword="double"/>.</summary>
internal static class Reals
{
    public static double Get(Array array, int index) => array switch
    {
        double[] doubles => doubles[index],
        float[] floats => floats[index],
        double[,] matrix => matrix[index / matrix.GetLength(1), index % matrix.GetLength(1)],
        float[,] matrix => matrix[index / matrix.GetLength(1), index % matrix.GetLength(1)],
        _ => throw new ArgumentException("The array is not of a real type.", nameof(array)),
    };

    public static void Set(Array array, int index, double value)
    {
        if (array is double[] doubles)
            doubles[index] = value;
        else
            ((float[])array)[index] = (float)value;
    }

    public static Array Make(Type type, int length) => Array.CreateInstance(type, length);

    public static Array?[] Copy(Array?[] arrays) => Array.ConvertAll(arrays, array => (Array?)array?.Clone());

    /// <summary>Copies the elements, without allocating.</summary>
    public static void Restore(Array?[] from, Array?[] to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            if (from[i] is { } array && to[i] is { } target && array.Rank == 1 && target.Length == array.Length)
                Array.Copy(array, target, array.Length);
        }
    }
}
