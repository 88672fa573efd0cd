using System;
using System.Buffers;
using System.ComponentModel;

namespace GradGen.Runtime;

/// <summary>A buffer that grows, for the time of one call: on the stack while it fits, then pooled. What is new in it is zero. For generated code.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Growing<T>
    where T : unmanaged
{
    private T[]? _rented;

    /// <summary>Begins in the memory that is offered.</summary>
    /// <param name="length">The number of elements that it has at first.</param>
    /// <param name="offered">Memory on the stack.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public Growing(int length, Span<T> offered)
    {
        _rented = null;
        Span = offered;
        Span.Clear();
        Grow(length);
    }

    /// <summary>The buffer.</summary>
    public Span<T> Span { get; private set; }

    /// <summary>Makes the buffer as long as needed, or longer.</summary>
    /// <param name="length">The number of elements that it must have.</param>
    /// <returns>The buffer, with what it held before.</returns>
    public Span<T> Grow(int length)
    {
        if (length < 0)
            throw new ArgumentOutOfRangeException(nameof(length));
        if (length > Span.Length)
            Enlarge(length);
        return Span;
    }

    /// <summary>Returns the pooled memory.</summary>
    public void Dispose()
    {
        T[]? rented = _rented;
        this = default;
        if (rented is not null)
            ArrayPool<T>.Shared.Return(rented);
    }

    private void Enlarge(int length)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(length, (int)Math.Min(2L * Span.Length, int.MaxValue / 2)));
        Span.CopyTo(larger);
        larger.AsSpan(Span.Length).Clear();
        if (_rented is not null)
            ArrayPool<T>.Shared.Return(_rented);
        Span = _rented = larger;
    }
}
