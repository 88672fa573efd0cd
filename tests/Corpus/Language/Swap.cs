using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Elements that change places.</summary>
public static partial class Swap
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Ends(Span<double> a)
    {
        if (a.Length < 2)
            return;
        double t = a[0];
        a[0] = a[a.Length - 1];
        a[a.Length - 1] = t;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Reverse(Span<double> a)
    {
        int low = 0;
        int high = a.Length - 1;
        while (low < high)
        {
            double t = a[low];
            a[low] = a[high] * 2;
            a[high] = t * t;
            low++;
            high--;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rotated(ReadOnlySpan<double> x, int turns)
    {
        double[] a = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            a[i] = x[i];
        for (int turn = 0; turn < turns; turn++)
        {
            if (a.Length == 0)
                return 0;
            double first = a[0];
            for (int i = 0; i + 1 < a.Length; i++)
                a[i] = a[i + 1];
            a[a.Length - 1] = Math.Sin(first);
        }
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * (i + 1);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpansChangePlaces(ReadOnlySpan<double> x)
    {
        Span<double> before = stackalloc double[3], now = stackalloc double[3];
        before[0] = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < now.Length; j++)
                now[j] = before[j] * x[i] + (j > 0 ? before[j - 1] : 0);
            Span<double> other = before;
            before = now;
            now = other;
        }
        return before[0] * now[1] + before[2];
    }
}
