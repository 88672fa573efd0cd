using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace GradGen.Runtime;

/// <summary>Structs made of their numbers where their constructors do more than store them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Parts
{
    /// <summary>The greatest number of numbers that a struct may have.</summary>
    public const int Most = 16;

    /// <summary>A struct whose fields are the numbers, in the order in which they are declared.</summary>
    /// <typeparam name="T">A struct with sequential layout that is made of nothing but numbers of type <typeparamref name="TNumber"/>.</typeparam>
    /// <typeparam name="TNumber">The type of the numbers.</typeparam>
    /// <param name="n0">The first number.</param>
    /// <param name="n1">The next, as are all that follow; what the struct has no place for is left out.</param>
    /// <param name="n2">A number.</param>
    /// <param name="n3">A number.</param>
    /// <param name="n4">A number.</param>
    /// <param name="n5">A number.</param>
    /// <param name="n6">A number.</param>
    /// <param name="n7">A number.</param>
    /// <param name="n8">A number.</param>
    /// <param name="n9">A number.</param>
    /// <param name="n10">A number.</param>
    /// <param name="n11">A number.</param>
    /// <param name="n12">A number.</param>
    /// <param name="n13">A number.</param>
    /// <param name="n14">A number.</param>
    /// <param name="n15">A number.</param>
    /// <returns>The struct.</returns>
    public static T Make<T, TNumber>(
        TNumber n0,
        TNumber n1 = default,
        TNumber n2 = default,
        TNumber n3 = default,
        TNumber n4 = default,
        TNumber n5 = default,
        TNumber n6 = default,
        TNumber n7 = default,
        TNumber n8 = default,
        TNumber n9 = default,
        TNumber n10 = default,
        TNumber n11 = default,
        TNumber n12 = default,
        TNumber n13 = default,
        TNumber n14 = default,
        TNumber n15 = default)
        where T : struct
        where TNumber : unmanaged
    {
        ReadOnlySpan<TNumber> numbers = stackalloc TNumber[Most] { n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15 };
        return MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(numbers));
    }
}
