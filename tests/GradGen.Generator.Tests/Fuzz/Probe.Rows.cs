using System;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Parameters of several rows.</summary>
public sealed partial class Probe<T>
{
    /// <summary>A matrix, which the callee must not modify.</summary>
    public T[,] Grid(int parameter)
    {
        T[,] copy = ToGrid(parameter, _inputs[parameter]);
        _lent.Add((parameter, () => [.. copy.Cast<T>()]));
        return copy;
    }

    /// <summary>An array of rows, which the callee must not modify.</summary>
    public T[][] Jagged(int parameter)
    {
        T[][] copy = ToRows(parameter, _inputs[parameter]);
        _lent.Add((parameter, () => [.. copy.SelectMany(row => row)]));
        return copy;
    }

    public Dual<T>[,] DualGrid(int parameter) => ToGrid(parameter, DualArray(parameter));

    public Dual<T>[][] DualJagged(int parameter) => ToRows(parameter, DualArray(parameter));

    public T[][] TangentRows(int parameter) => ToRows(parameter, Tangents(parameter));

    public T[][] PriorRows(int parameter) => ToRows(parameter, Priors(parameter));

    public T[][] GarbageRows(int parameter) => ToRows(parameter, Garbage(Length(parameter)));

    /// <inheritdoc cref="Gradient(int, T[])"/>
    public void Gradient(int parameter, T[][] rows) => Gradient(parameter, [.. rows.SelectMany(row => row)]);

    /// <inheritdoc cref="Gradient(int, T[])"/>
    public void Gradient(int parameter, T[,] rows) => Gradient(parameter, [.. rows.Cast<T>()]);

    /// <inheritdoc cref="Accumulated(int, T[])"/>
    public void Accumulated(int parameter, T[][] rows) => Accumulated(parameter, [.. rows.SelectMany(row => row)]);

    private TElement[,] ToGrid<TElement>(int parameter, TElement[] elements)
    {
        int width = _rows[parameter][0];
        var grid = new TElement[_rows[parameter].Length, width];
        for (int i = 0; i < elements.Length; i++)
            grid[i / width, i % width] = elements[i];
        return grid;
    }

    private TElement[][] ToRows<TElement>(int parameter, TElement[] elements)
    {
        int start = 0;
        var rows = new TElement[_rows[parameter].Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = elements[start..(start + _rows[parameter][i])];
            start += rows[i].Length;
        }
        return rows;
    }

    /// <summary>The lengths of the rows: of a matrix, all alike.</summary>
    private static int[] RowLengths(ParamKind kind, Random random, int above)
    {
        int width = random.Next(1, above);
        return [.. Enumerable.Range(0, random.Next(1, above)).Select(_ => kind == ParamKind.Grid ? width : random.Next(1, above))];
    }
}
