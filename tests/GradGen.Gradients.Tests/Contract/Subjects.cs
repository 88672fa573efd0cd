using System;
using static GradGen.Derivatives;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>A method for each signature that the contract lists.</summary>
public static partial class Subjects
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OneScalar(double x) => x * x;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoScalars(double x, double y) => x * x * y;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double SpanAndScalar(ReadOnlySpan<double> w, double b)
    {
        double sum = b;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * w[i] * b;
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoSpans(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OneArray(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ArrayAndScalar(double[] w, double b)
    {
        double sum = b;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * b;
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Written(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void ReadAndWritten(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] *= x[i];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void WrittenByScalarToo(ReadOnlySpan<double> x, double z, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * z;
    }

    [Differentiable]
    public static double[] ArrayResult(double[] x)
    {
        double[] y = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
            y[i + 1] = x[i] * x[i];
        return y;
    }

    [Differentiable]
    public static double[] ArrayOfScalar(double x)
    {
        double[] y = new double[3];
        y[0] = x;
        y[1] = x * x;
        y[2] = 1;
        return y;
    }

    [Differentiable]
    public static double[] ArrayOfArrays(double[] w, double[] x)
    {
        double[] y = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
            y[i] = w[i] * x[i];
        return y;
    }

    [Differentiable]
    public static (double f, double g) TupleResult(double x, double y) => (x * y, x + 2 * y);

    [Differentiable]
    public static float Single(float x, float y) => x * y;
}
