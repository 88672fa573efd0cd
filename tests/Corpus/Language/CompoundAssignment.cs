using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Every compound assignment, to locals and to elements.</summary>
public static partial class CompoundAssignment
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfLocals(double x, double y)
    {
        double z = x;
        z += y;
        z *= x;
        z -= y * z;
        z /= x * x + 1;
        z %= 7;
        z++;
        double w = z--;
        return w * z + ++x;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void OfElements(Span<double> a, double x)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] += x;
            a[i] *= a[i];
            a[i] -= x * a[i];
            a[i] /= x * x + 1;
            a[i]++;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfIntegers(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int index = 0;
        for (int i = 0; i < x.Length; i++)
        {
            index += 2 * i + 1;
            index %= x.Length;
            sum += x[index] * x[i];
        }
        return sum;
    }
}
