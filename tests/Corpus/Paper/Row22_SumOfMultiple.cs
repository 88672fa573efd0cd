using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(22, "sum(x z)", "∂x = row of z, ∂z = sum(x)")]
public static partial class Row22_SumOfMultiple
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Sum(ReadOnlySpan<double> x, double z)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * z;
        return sum;
    }
}
