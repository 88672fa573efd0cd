using System;
using System.Buffers;
using System.ComponentModel;

namespace GradGen.Runtime;

/// <summary>A buffer for the time of one call: on the stack when it fits, else pooled. For generated code.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Scratch<T>
    where T : unmanaged
{
    private readonly T[]? _rented;

    /// <summary>Takes the memory that is offered when it is large enough, else rents.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="offered">Memory on the stack.</param>
    /// <param name="isCleared">False when each element is written before it is read.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative.</exception>
    public Scratch(int length, Span<T> offered, bool isCleared = true)
    {
        if (length < 0)
            throw new OverflowException();
        _rented = length <= offered.Length ? null : ArrayPool<T>.Shared.Rent(length);
        Span = _rented is null ? offered.Slice(0, length) : _rented.AsSpan(0, length);
        if (isCleared)
            Span.Clear();
    }

    /// <summary>The buffer.</summary>
    public Span<T> Span { get; }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<T>.Shared.Return(_rented);
    }
}
