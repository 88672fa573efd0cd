using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary><c>a[i] = a[i - 1] * x</c> and its relatives: what is overwritten is needed by the reverse sweep.</summary>
public static partial class InPlaceRecurrence
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Geometric(Span<double> a, double x)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] = a[i - 1] * x;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Multiplied(Span<double> a, double x)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] *= a[i - 1] * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Powers(double x, int n)
    {
        double[] a = new double[n + 1];
        a[0] = 1;
        for (int i = 1; i <= n; i++)
            a[i] = a[i - 1] * x;
        double sum = 0;
        for (int i = 0; i <= n; i++)
            sum += a[i] / (i + 1);
        return sum;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Squared(Span<double> a)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] = a[i] * a[i] + Math.Sin(a[i]);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Smoothed(Span<double> a, int sweeps)
    {
        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 1; i < a.Length - 1; i++)
                a[i] = 0.25 * a[i - 1] * a[i] + 0.5 * a[i] + 0.25 * a[i + 1];
        }
    }
}
