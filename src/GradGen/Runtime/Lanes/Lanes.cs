using System.ComponentModel;
using System.Numerics;

namespace GradGen.Runtime;

/// <summary>
/// Functions of numbers on every lane of a vector: within 3 units in the last place, and at zeros, infinities and NaN what <see cref="System.Math"/> gives.
/// For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    private static readonly Vector<long> s_longs = Numbers<long>(i => i);
    private static readonly Vector<int> s_ints = Numbers<int>(i => i);
    private static readonly Vector<double> s_doubles = Numbers<double>(i => i);

    /// <summary>The mask of the first lanes of a vector of doubles.</summary>
    /// <param name="count">How many.</param>
    /// <returns>All bits in those lanes.</returns>
    public static Vector<long> FirstDoubles(int count) => Vector.LessThan(s_longs, new Vector<long>(count));

    /// <summary>The mask of the first lanes of a vector of floats.</summary>
    /// <param name="count">How many.</param>
    /// <returns>All bits in those lanes.</returns>
    public static Vector<int> FirstSingles(int count) => Vector.LessThan(s_ints, new Vector<int>(count));

    private static Vector<T> Numbers<T>(System.Func<int, T> number)
        where T : struct
    {
        T[] numbers = new T[Vector<T>.Count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = number(i);
        return new Vector<T>(numbers);
    }
}
