using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Buffers that are read and written; their cotangents go in and come out.</summary>
public static partial class InOutSpans
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] += a * x[i];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Exchanged(Span<double> a, Span<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            double t = a[i];
            a[i] = b[i] * t;
            b[i] = Math.Sin(t);
        }
    }

    [Differentiable(Derivatives = Vjp | Jvp)]
    public static double NormalizedBy(Span<double> a)
    {
        double sum = 1;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * a[i];
        double norm = Math.Sqrt(sum);
        for (int i = 0; i < a.Length; i++)
            a[i] /= norm;
        return norm;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void PartlyWritten(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i += 2)
            y[i] = x[i] * x[i];
    }
}
