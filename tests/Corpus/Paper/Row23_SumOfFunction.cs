using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(23, "sum(f(x)), f(x) = x eˣ", "f′(xᵢ) = (1 + xᵢ) exp(xᵢ)")]
public static partial class Row23_SumOfFunction
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * Math.Exp(x[i]);
        return sum;
    }
}
