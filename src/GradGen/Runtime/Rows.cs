using System;
using System.Buffers;
using System.ComponentModel;

namespace GradGen.Runtime;

/// <summary>The rows of an array of arrays, copied one behind the other for the time of one call. For generated code.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Rows<T>
    where T : unmanaged
{
    private readonly T[] _elements;
    private readonly int[] _bounds;
    private readonly int _count;

    /// <summary>Copies the rows.</summary>
    /// <param name="rows">The rows; none may be null.</param>
    /// <exception cref="NullReferenceException">The array or one of its rows is null.</exception>
    public Rows(T[][] rows)
    {
        int length = 0;
        foreach (T[] row in rows)
            length = checked(length + row.Length);
        _count = rows.Length;
        _elements = ArrayPool<T>.Shared.Rent(length);
        _bounds = ArrayPool<int>.Shared.Rent(2 * _count);
        int start = 0;
        for (int i = 0; i < _count; i++)
        {
            rows[i].CopyTo(_elements, start);
            (_bounds[i], _bounds[_count + i]) = (start, rows[i].Length);
            start += rows[i].Length;
        }
        Elements = _elements.AsSpan(0, length);
    }

    /// <summary>The elements of all rows.</summary>
    public Span<T> Elements { get; }

    /// <summary>Where each row begins.</summary>
    public ReadOnlySpan<int> Starts => _bounds.AsSpan(0, _count);

    /// <summary>How long each row is.</summary>
    public ReadOnlySpan<int> Lengths => _bounds.AsSpan(_count, _count);

    /// <summary>Rows of zeros as long as those of another array.</summary>
    /// <param name="like">The other array.</param>
    /// <returns>The rows.</returns>
    public static T[][] Zeros(T[][] like)
    {
        var rows = new T[like.Length][];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = new T[like[i].Length];
        return rows;
    }

    /// <summary>Requires that what is made for an array of arrays has rows of its own, of the same lengths.</summary>
    /// <param name="rows">What is required to.</param>
    /// <param name="like">The other array.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a row is shared.</exception>
    public static void Require(T[][] rows, T[][] like, string name)
    {
        Arguments.RequireLength(rows.Length, like.Length, name);
        for (int i = 0; i < rows.Length; i++)
        {
            Arguments.RequireLength(rows[i].Length, like[i].Length, name);
            foreach (T[] other in like)
                Arguments.RequireDisjoint<T>(rows[i], other, name);
        }
    }

    /// <summary>Overwrites the rows of an array with what the copies hold now.</summary>
    /// <param name="rows">An array with rows of the same lengths.</param>
    public void Store(T[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
            Elements.Slice(_bounds[i], rows[i].Length).CopyTo(rows[i]);
    }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_elements);
        ArrayPool<int>.Shared.Return(_bounds);
    }
}
