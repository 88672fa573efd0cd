using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GradGen.Runtime;

/// <summary>A scalar function on every lane, or on those that a vector computation leaves aside.</summary>
internal static partial class Kernels
{
    /// <summary>A result in which the lanes of the mask are computed one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Mend(Vector<double> result, Vector<long> lanes, Vector<double> x, Func<double, double> function)
    {
        Span<Vector<double>> memory = stackalloc Vector<double>[] { result };
        Span<double> elements = MemoryMarshal.Cast<Vector<double>, double>(memory);
        for (int i = 0; i < elements.Length; i++)
        {
            if (lanes[i] != 0)
                elements[i] = function(x[i]);
        }
        return memory[0];
    }

    /// <inheritdoc cref="Mend(Vector{double}, Vector{long}, Vector{double}, Func{double, double})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Mend(Vector<double> result, Vector<long> lanes, Vector<double> x, Vector<double> y, Func<double, double, double> function)
    {
        Span<Vector<double>> memory = stackalloc Vector<double>[] { result };
        Span<double> elements = MemoryMarshal.Cast<Vector<double>, double>(memory);
        for (int i = 0; i < elements.Length; i++)
        {
            if (lanes[i] != 0)
                elements[i] = function(x[i], y[i]);
        }
        return memory[0];
    }
}
