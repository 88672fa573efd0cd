using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Loops whose number of turns depends on the data.</summary>
public static partial class WhileLoops
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NewtonSqrt(double x)
    {
        double a = x * x + 1;
        double root = a;
        while (Math.Abs(root * root - a) > 1e-12 * a)
            root = 0.5 * (root + a / root);
        return root;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HalvedUntilSmall(double x, double y)
    {
        double z = x * x + y * y;
        int turns = 0;
        while (z > 1)
        {
            z = z / 2 + Math.Sin(z) * 0.1;
            turns++;
        }
        return z * y + turns;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Nested(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int i = 0;
        while (i < x.Length)
        {
            double z = x[i];
            while (z * z > 0.25)
                z *= 0.7;
            sum += z * x[i];
            i++;
        }
        return sum;
    }
}
