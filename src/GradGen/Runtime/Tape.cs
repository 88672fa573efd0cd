using System;
using System.Buffers;
using System.ComponentModel;

namespace GradGen.Runtime;

/// <summary>
/// What a generated method keeps from its forward sweep for its reverse sweep: last in, first out. It starts in memory that the caller
/// provides, on the stack, and grows into pooled arrays. For generated code.
/// </summary>
/// <typeparam name="T">The type of what is kept.</typeparam>
/// <param name="initial">Where the first elements go.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Tape<T>(Span<T> initial)
    where T : unmanaged
{
    private Span<T> _items = initial;
    private T[]? _rented;
    private int _count;

    /// <summary>Keeps a value.</summary>
    /// <param name="value">The value.</param>
    public void Push(T value)
    {
        int count = _count;
        Span<T> items = _items;
        if ((uint)count >= (uint)items.Length)
        {
            Grow(1);
            items = _items;
        }
        items[count] = value;
        _count = count + 1;
    }

    /// <summary>Takes off what was kept last.</summary>
    /// <returns>The value.</returns>
    public T Pop() => _items[--_count];

    /// <summary>Keeps every element of a buffer.</summary>
    /// <param name="values">The buffer.</param>
    public void Push(ReadOnlySpan<T> values)
    {
        if (_count > _items.Length - values.Length)
            Grow(values.Length);
        values.CopyTo(_items.Slice(_count));
        _count += values.Length;
    }

    /// <summary>Takes off the elements that were kept last, into the buffer that they came from.</summary>
    /// <param name="values">The buffer.</param>
    public void Pop(Span<T> values)
    {
        _count -= values.Length;
        _items.Slice(_count, values.Length).CopyTo(values);
    }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose()
    {
        T[]? rented = _rented;
        this = default;
        if (rented is not null)
            ArrayPool<T>.Shared.Return(rented);
    }

    private void Grow(int extra)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(checked(_count + extra), 2 * _items.Length));
        _items.Slice(0, _count).CopyTo(larger);
        if (_rented is not null)
            ArrayPool<T>.Shared.Return(_rented);
        _items = _rented = larger;
    }
}
