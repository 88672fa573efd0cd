using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GradGen.Runtime;

/// <summary>
/// Reverses <c>for (int i = start; i &lt; end; i++) max = Math.Max(max, x[i]);</c> and the same with Min, exactly as iteration after iteration would be: an element that ties with what was
/// before it takes half of the seed, and leaves half; the first of them, where the initial value is no such, takes what is left. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Extremum
{
    /// <summary>Adds the elements' parts of the seed to their adjoints.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="initial">What the extremum was before.</param>
    /// <param name="extremum">What it was after.</param>
    /// <param name="seed">Its adjoint.</param>
    /// <param name="gradient">The elements' adjoints.</param>
    /// <returns>The part of the seed that is left for the initial value.</returns>
    public static double Max(ReadOnlySpan<double> x, int start, int end, double initial, double extremum, double seed, Span<double> gradient) =>
        Reverse(x, start, end, initial, extremum, seed, gradient, Math.Max);

    /// <inheritdoc cref="Max(ReadOnlySpan{double}, int, int, double, double, double, Span{double})"/>
    public static double Min(ReadOnlySpan<double> x, int start, int end, double initial, double extremum, double seed, Span<double> gradient) =>
        Reverse(x, start, end, initial, extremum, seed, gradient, Math.Min);

    /// <inheritdoc cref="Max(ReadOnlySpan{double}, int, int, double, double, double, Span{double})"/>
    public static float Max(ReadOnlySpan<float> x, int start, int end, float initial, float extremum, float seed, Span<float> gradient) =>
        Reverse(x, start, end, initial, extremum, seed, gradient, Math.Max);

    /// <inheritdoc cref="Max(ReadOnlySpan{double}, int, int, double, double, double, Span{double})"/>
    public static float Min(ReadOnlySpan<float> x, int start, int end, float initial, float extremum, float seed, Span<float> gradient) =>
        Reverse(x, start, end, initial, extremum, seed, gradient, Math.Min);

    private static double Reverse(ReadOnlySpan<double> x, int start, int end, double initial, double extremum, double seed, Span<double> gradient, Func<double, double, double> choose)
    {
        if (start >= end)
            return seed;
        x = x.Slice(start, end - start);
        gradient = gradient.Slice(start, x.Length);
        if (double.IsNaN(extremum))
        {
            // A NaN, and all that is compared with it, pass the seed on.
            int nan = double.IsNaN(initial) ? -1 : First(x, double.NaN);
            for (int i = Math.Max(nan, 0); i < x.Length; i++)
                gradient[i] += seed;
            if (nan < 0)
                return seed;
            x = x.Slice(0, nan);
            extremum = initial;
            foreach (double element in x)
                extremum = choose(extremum, element);
        }
        int first = initial == extremum ? -1 : First(x, extremum);
        for (int i = Last(x, extremum); i > first; i = Last(x.Slice(0, i), extremum))
        {
            seed *= 0.5;
            gradient[i] += seed;
        }
        if (first < 0)
            return seed;
        gradient[first] += seed;
        return 0;
    }

    private static float Reverse(ReadOnlySpan<float> x, int start, int end, float initial, float extremum, float seed, Span<float> gradient, Func<float, float, float> choose)
    {
        if (start >= end)
            return seed;
        x = x.Slice(start, end - start);
        gradient = gradient.Slice(start, x.Length);
        if (float.IsNaN(extremum))
        {
            // A NaN, and all that is compared with it, pass the seed on.
            int nan = float.IsNaN(initial) ? -1 : First(x, float.NaN);
            for (int i = Math.Max(nan, 0); i < x.Length; i++)
                gradient[i] += seed;
            if (nan < 0)
                return seed;
            x = x.Slice(0, nan);
            extremum = initial;
            foreach (float element in x)
                extremum = choose(extremum, element);
        }
        int first = initial == extremum ? -1 : First(x, extremum);
        for (int i = Last(x, extremum); i > first; i = Last(x.Slice(0, i), extremum))
        {
            seed *= 0.5f;
            gradient[i] += seed;
        }
        if (first < 0)
            return seed;
        gradient[first] += seed;
        return 0;
    }

    /// <summary>The first place of a number, which may be NaN; -1 for none.</summary>
    private static int First<T>(ReadOnlySpan<T> x, T value)
        where T : struct, IEquatable<T>
    {
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(x);
        var values = new Vector<T>(value);
        int full = 0;
        while (full < vectors.Length && Vector.EqualsAll(values, values) && !Vector.EqualsAny(vectors[full], values))
            full++;
        for (int i = full * Vector<T>.Count; i < x.Length; i++)
            if (x[i].Equals(value))
                return i;
        return -1;
    }

    /// <summary>The last place of a number; -1 for none.</summary>
    private static int Last<T>(ReadOnlySpan<T> x, T value)
        where T : struct, IEquatable<T>
    {
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(x);
        int full = vectors.Length * Vector<T>.Count;
        for (int i = x.Length - 1; i >= full; i--)
            if (x[i].Equals(value))
                return i;
        var values = new Vector<T>(value);
        for (int v = vectors.Length - 1; v >= 0; v--)
        {
            if (!Vector.EqualsAny(vectors[v], values))
                continue;
            int i = (v + 1) * Vector<T>.Count - 1;
            while (!x[i].Equals(value))
                i--;
            return i;
        }
        return -1;
    }
}
