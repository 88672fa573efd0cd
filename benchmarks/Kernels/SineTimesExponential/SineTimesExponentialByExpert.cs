using System;
using System.Numerics;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>An element in each lane; the last vector overlaps the one before.</summary>
public static class SineTimesExponentialByExpert
{
    public static double Gradient(ReadOnlySpan<double> x, Span<double> xGradient)
    {
        xGradient = xGradient[..x.Length];
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double gs = ref MemoryMarshal.GetReference(xGradient);
        Vector<double> sum = default;
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (Vector<double> term, Vector<double> slope) = Term(LoadUnsafe(ref xs, (nuint)i));
            sum += term;
            slope.StoreUnsafe(ref gs, (nuint)i);
        }

        if (i < x.Length && x.Length >= Vector<double>.Count)
        {
            nuint last = (nuint)(x.Length - Vector<double>.Count);
            (Vector<double> term, Vector<double> slope) = Term(LoadUnsafe(ref xs, last));
            sum += Lanes.Last(term, x.Length - i);
            slope.StoreUnsafe(ref gs, last);
        }
        else if (i < x.Length)
        {
            // sin 0 = 0: the lanes beyond the end add nothing.
            (Vector<double> term, Vector<double> slope) = Term(Lanes.Load(x));
            sum += term;
            Lanes.Store(slope, xGradient);
        }
        return Sum(sum);
    }

    private static (Vector<double> Term, Vector<double> Slope) Term(Vector<double> x)
    {
        (Vector<double> sin, Vector<double> cos) = SinCos(x * x);
        Vector<double> exp = Exp(-x);
        return (sin * exp, exp * MultiplyAddEstimate(x + x, cos, -sin));
    }
}
