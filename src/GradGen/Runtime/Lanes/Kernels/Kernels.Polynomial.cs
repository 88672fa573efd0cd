#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

internal static partial class Kernels
{
    /// <summary>a + b·x + c·x² + …, in pairs (Estrin): a chain of steps, each waiting for the last, would take several times as long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d) => Vector.MultiplyAddEstimate(
        Vector.MultiplyAddEstimate(new Vector<double>(d), x, new Vector<double>(c)), x * x, Vector.MultiplyAddEstimate(new Vector<double>(b), x, new Vector<double>(a)));

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e)
    {
        Vector<double> x2 = x * x;
        return Vector.MultiplyAddEstimate(new Vector<double>(e), x2 * x2, Polynomial(x, a, b, c, d));
    }

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e, double f)
    {
        Vector<double> x2 = x * x;
        return Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(new Vector<double>(f), x, new Vector<double>(e)), x2 * x2, Polynomial(x, a, b, c, d));
    }

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e, double f, double g)
    {
        Vector<double> x2 = x * x;
        return Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(new Vector<double>(g), x2, Vector.MultiplyAddEstimate(new Vector<double>(f), x, new Vector<double>(e))), x2 * x2, Polynomial(x, a, b, c, d));
    }

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e, double f, double g, double h)
    {
        Vector<double> x2 = x * x;
        return Vector.MultiplyAddEstimate(Polynomial(x, e, f, g, h), x2 * x2, Polynomial(x, a, b, c, d));
    }

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j)
    {
        Vector<double> x2 = x * x;
        Vector<double> x4 = x2 * x2;
        return Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(new Vector<double>(j), x, new Vector<double>(i)), x4 * x4, Polynomial(x, a, b, c, d, e, f, g, h));
    }

    /// <inheritdoc cref="Polynomial(Vector{double}, double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(Vector<double> x, double a, double b, double c, double d, double e, double f, double g, double h, double i, double j, double k)
    {
        Vector<double> x2 = x * x;
        Vector<double> x4 = x2 * x2;
        return Vector.MultiplyAddEstimate(Vector.MultiplyAddEstimate(new Vector<double>(k), x2, Vector.MultiplyAddEstimate(new Vector<double>(j), x, new Vector<double>(i))), x4 * x4, Polynomial(x, a, b, c, d, e, f, g, h));
    }
}
#endif
