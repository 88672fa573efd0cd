using System;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Arrays of either real type and of any shape, read and written as <see langword="double"/>; elements are counted row by row.</summary>
internal static class Reals
{
    public static double Get(Array array, int index) => array switch
    {
        double[] doubles => doubles[index],
        float[] floats => floats[index],
        double[,] matrix => matrix[index / matrix.GetLength(1), index % matrix.GetLength(1)],
        float[,] matrix => matrix[index / matrix.GetLength(1), index % matrix.GetLength(1)],
        Array[] rows => Get(rows[RowOf(rows, ref index)], index),
        _ => throw new ArgumentException("The array is not of a real type.", nameof(array)),
    };

    public static void Set(Array array, int index, double value)
    {
        if (array is double[] doubles)
            doubles[index] = value;
        else if (array is float[] floats)
            floats[index] = (float)value;
        else if (array is double[,] matrix)
            matrix[index / matrix.GetLength(1), index % matrix.GetLength(1)] = value;
        else if (array is float[,] singles)
            singles[index / singles.GetLength(1), index % singles.GetLength(1)] = (float)value;
        else
            Set(((Array[])array)[RowOf((Array[])array, ref index)], index, value);
    }

    /// <summary>The number of elements, in all rows.</summary>
    public static int Count(Array array)
    {
        if (array is not Array[] rows)
            return array.Length;
        int count = 0;
        foreach (Array row in rows)
            count += row.Length;
        return count;
    }

    public static Array Make(Type type, int length) => Array.CreateInstance(type, length);

    /// <summary>Zeros in the shape of an array.</summary>
    public static Array ZerosLike(Array array)
    {
        Array zeros = Copy(array);
        for (int i = 0; i < Count(zeros); i++)
            Set(zeros, i, 0);
        return zeros;
    }

    public static Array Copy(Array array)
    {
        var copy = (Array)array.Clone();
        if (copy is Array[] rows)
        {
            for (int i = 0; i < rows.Length; i++)
                rows[i] = (Array)rows[i].Clone();
        }
        return copy;
    }

    public static Array?[] Copy(Array?[] arrays) => Array.ConvertAll(arrays, array => array is null ? null : Copy(array));

    /// <summary>Copies the elements, without allocating.</summary>
    public static void Restore(Array?[] from, Array?[] to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            if (from[i] is { } array && to[i] is { } target)
                Restore(array, target);
        }
    }

    private static void Restore(Array from, Array to)
    {
        if (from is Array[] rows && to is Array[] targets && rows.Length == targets.Length)
        {
            for (int i = 0; i < rows.Length; i++)
                Restore(rows[i], targets[i]);
        }
        else if (from.Rank == to.Rank && from.Length == to.Length)
        {
            Array.Copy(from, to, from.Length);
        }
    }

    /// <summary>The row in which an element lies; <paramref name="index"/> becomes that in the row.</summary>
    private static int RowOf(Array[] rows, ref int index)
    {
        int row = 0;
        while (index >= rows[row].Length)
            index -= rows[row++].Length;
        return row;
    }
}
