using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>What is a constant for differentiation, though it is of real type.</summary>
public static partial class Constants
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Parameter(double x, [NoDerivative] double scale) => Math.Sin(x * scale) * scale;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Buffer(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * x[i] * w[i];
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Stopped(double x, double y) => x * Derivative.Stop(x * y) + y;

    [Differentiable(nameof(y), Derivatives = Gradient | Vjp | Jvp)]
    public static double Subset(double x, double y, double z) => x * y * y + z;
}
