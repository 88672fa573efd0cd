using System;
using System.Numerics;
using System.Runtime.InteropServices;
using GradGen.Benchmarks.Contest;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>A point in each lane, eight vectors of points at a time: residuals by Horner's rule, gradients in lanes that are summed up at the end.</summary>
public static class LeastSquaresByExpert
{
    private const int Vectors = 8;

    public static double Gradient(ReadOnlySpan<double> x, int n, Span<double> xGradient)
    {
        int width = Vector<double>.Count;
        Span<double> sums = stackalloc double[x.Length * width];
        sums.Clear();
        ref double s = ref MemoryMarshal.GetReference(sums);
        Vector<double> squares = default;
        for (int i = 0; i < n; i += Vectors * width)
        {
            Points p = new(i, n);
            Vector<double> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default, r6 = default, r7 = default;
            for (int j = x.Length - 1; j >= 0; j--)
            {
                Vector<double> factor = new(x[j]);
                r0 = MultiplyAddEstimate(r0, p.T0, factor);
                r1 = MultiplyAddEstimate(r1, p.T1, factor);
                r2 = MultiplyAddEstimate(r2, p.T2, factor);
                r3 = MultiplyAddEstimate(r3, p.T3, factor);
                r4 = MultiplyAddEstimate(r4, p.T4, factor);
                r5 = MultiplyAddEstimate(r5, p.T5, factor);
                r6 = MultiplyAddEstimate(r6, p.T6, factor);
                r7 = MultiplyAddEstimate(r7, p.T7, factor);
            }
            (r0, r1, r2, r3) = (p.Residual(r0, p.T0, 0), p.Residual(r1, p.T1, 1), p.Residual(r2, p.T2, 2), p.Residual(r3, p.T3, 3));
            (r4, r5, r6, r7) = (p.Residual(r4, p.T4, 4), p.Residual(r5, p.T5, 5), p.Residual(r6, p.T6, 6), p.Residual(r7, p.T7, 7));
            squares += r0 * r0 + r1 * r1 + (r2 * r2 + r3 * r3) + (r4 * r4 + r5 * r5 + (r6 * r6 + r7 * r7));
            for (int j = 0; j < x.Length; j++)
            {
                nuint at = (nuint)(j * width);
                (LoadUnsafe(ref s, at) - (r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7)))).StoreUnsafe(ref s, at);
                (r0, r1, r2, r3, r4, r5, r6, r7) = (r0 * p.T0, r1 * p.T1, r2 * p.T2, r3 * p.T3, r4 * p.T4, r5 * p.T5, r6 * p.T6, r7 * p.T7);
            }
        }
        for (int j = 0; j < x.Length; j++)
            xGradient[j] = Sum(LoadUnsafe(ref s, (nuint)(j * width)));
        return Sum(squares) / 2;
    }

    /// <summary>The points of a block.</summary>
    private readonly ref struct Points
    {
        private readonly Vector<double> _first;
        private readonly int _n;

        public Points(int first, int n)
        {
            _first = new Vector<double>(first) + Lanes.Index;
            _n = n;
            (T0, T1, T2, T3, T4, T5, T6, T7) = (At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7));
        }

        public readonly Vector<double> T0, T1, T2, T3, T4, T5, T6, T7;

        /// <summary>sign t − polynomial; 0 beyond the last point.</summary>
        public Vector<double> Residual(Vector<double> polynomial, Vector<double> t, int vector)
        {
            Vector<double> sign = ConditionalSelect(Vector.Equals(t, default), t, CopySign(Vector<double>.One, t));
            return ConditionalSelect(LessThan(Numbers(vector), new Vector<double>(_n)), sign - polynomial, default);
        }

        private Vector<double> Numbers(int vector) => _first + new Vector<double>(vector * Vector<double>.Count);

        private Vector<double> At(int vector)
        {
            Vector<double> number = Numbers(vector);
            return (number + number) / new Vector<double>(_n - 1) - Vector<double>.One;
        }
    }
}
