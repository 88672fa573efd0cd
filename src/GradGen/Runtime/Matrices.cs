using System;
using System.ComponentModel;
#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#endif

namespace GradGen.Runtime;

/// <summary>Arrays of several dimensions as spans of their elements in row-major order. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Matrices
{
#if NET
    /// <summary>True where <see cref="Elements{T}"/> gives a copy, which must be stored again when it was written.</summary>
    public const bool AreCopied = false;

    /// <summary>The elements in row-major order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">An array of any number of dimensions whose elements are of type <typeparamref name="T"/>.</param>
    /// <returns>The memory of the array.</returns>
    public static Span<T> Elements<T>(Array matrix)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>Overwrites the elements, in row-major order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">As many elements as the array has.</param>
    /// <param name="matrix">The array.</param>
    public static void Store<T>(ReadOnlySpan<T> elements, Array matrix)
        where T : unmanaged =>
        elements.CopyTo(Elements<T>(matrix));
#else
    /// <summary>True where <see cref="Elements{T}"/> gives a copy, which must be stored again when it was written.</summary>
    public const bool AreCopied = true;

    /// <summary>The elements in row-major order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">An array of any number of dimensions whose elements are of type <typeparamref name="T"/>.</param>
    /// <returns>A copy: no span can name such an array's memory here.</returns>
    public static Span<T> Elements<T>(Array matrix)
        where T : unmanaged
    {
        var elements = new T[matrix.Length];
        Buffer.BlockCopy(matrix, 0, elements, 0, Buffer.ByteLength(elements));
        return elements;
    }

    /// <summary>Overwrites the elements, in row-major order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">As many elements as the array has.</param>
    /// <param name="matrix">The array.</param>
    public static void Store<T>(ReadOnlySpan<T> elements, Array matrix)
        where T : unmanaged =>
        Buffer.BlockCopy(elements.ToArray(), 0, matrix, 0, Buffer.ByteLength(matrix));
#endif

    /// <summary>A new matrix.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">Its elements in row-major order: rows × columns of them.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The matrix.</returns>
    public static T[,] Make<T>(ReadOnlySpan<T> elements, int rows, int columns)
        where T : unmanaged
    {
        var matrix = new T[rows, columns];
        Store(elements, matrix);
        return matrix;
    }
}
