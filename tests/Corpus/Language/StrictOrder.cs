using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>A sum in the order of the source: the value beside the gradient has the primal's own bits.</summary>
public static partial class StrictOrder
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp, FloatingPoint = FloatingPoint.Strict)]
    public static double Dot(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }
}
