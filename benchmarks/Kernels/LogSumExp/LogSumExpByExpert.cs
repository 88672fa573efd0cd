using System;
using System.Numerics;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Three passes with several partial results each; the exponentials wait in the gradient.</summary>
public static class LogSumExpByExpert
{
    /// <summary>The softmax, times <paramref name="scale"/>.</summary>
    public static double Gradient(ReadOnlySpan<double> x, Span<double> xGradient, double scale = 1)
    {
        xGradient = xGradient[..x.Length];
        double max = Max(x);
        double sum = Exponentials(x, max, xGradient);
        Scale(xGradient, scale / sum);
        return max + Math.Log(sum);
    }

    private static double Max(ReadOnlySpan<double> x)
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        int width = Vector<double>.Count;
        Vector<double> m0 = new(double.NegativeInfinity), m1 = m0, m2 = m0, m3 = m0;
        int i = 0;
        for (; i <= x.Length - 4 * width; i += 4 * width)
        {
            m0 = Vector.Max(m0, LoadUnsafe(ref xs, (nuint)i));
            m1 = Vector.Max(m1, LoadUnsafe(ref xs, (nuint)(i + width)));
            m2 = Vector.Max(m2, LoadUnsafe(ref xs, (nuint)(i + 2 * width)));
            m3 = Vector.Max(m3, LoadUnsafe(ref xs, (nuint)(i + 3 * width)));
        }
        for (; i <= x.Length - width; i += width)
            m0 = Vector.Max(m0, LoadUnsafe(ref xs, (nuint)i));
        if (i < x.Length)
            m1 = Vector.Max(m1, x.Length < width ? Lanes.Load(x, double.NegativeInfinity) : LoadUnsafe(ref xs, (nuint)(x.Length - width)));

        m0 = Vector.Max(Vector.Max(m0, m1), Vector.Max(m2, m3));
        double max = m0[0];
        for (int lane = 1; lane < width; lane++)
            max = Math.Max(max, m0[lane]);
        return max;
    }

    /// <summary>Writes e to the power of x − max, and sums it up.</summary>
    private static double Exponentials(ReadOnlySpan<double> x, double max, Span<double> result)
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double rs = ref MemoryMarshal.GetReference(result);
        int width = Vector<double>.Count;
        Vector<double> shift = new(max);
        Vector<double> s0 = default, s1 = default;
        int i = 0;
        for (; i <= x.Length - 2 * width; i += 2 * width)
        {
            Vector<double> e0 = Exp(LoadUnsafe(ref xs, (nuint)i) - shift);
            Vector<double> e1 = Exp(LoadUnsafe(ref xs, (nuint)(i + width)) - shift);
            e0.StoreUnsafe(ref rs, (nuint)i);
            e1.StoreUnsafe(ref rs, (nuint)(i + width));
            s0 += e0;
            s1 += e1;
        }
        for (; i <= x.Length - width; i += width)
        {
            Vector<double> exp = Exp(LoadUnsafe(ref xs, (nuint)i) - shift);
            exp.StoreUnsafe(ref rs, (nuint)i);
            s0 += exp;
        }
        if (i < x.Length && x.Length < width)
        {
            // e to the power of −∞ is 0: the lanes beyond the end add nothing.
            Vector<double> exp = Exp(Lanes.Load(x, double.NegativeInfinity) - shift);
            Lanes.Store(exp, result);
            s0 += exp;
        }
        else if (i < x.Length)
        {
            Vector<double> exp = Exp(LoadUnsafe(ref xs, (nuint)(x.Length - width)) - shift);
            exp.StoreUnsafe(ref rs, (nuint)(x.Length - width));
            s0 += Lanes.Last(exp, x.Length - i);
        }
        return Sum(s0 + s1);
    }

    private static void Scale(Span<double> x, double factor)
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        Vector<double> factors = new(factor);
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            (LoadUnsafe(ref xs, (nuint)i) * factors).StoreUnsafe(ref xs, (nuint)i);
        for (; i < x.Length; i++)
            x[i] *= factor;
    }
}
