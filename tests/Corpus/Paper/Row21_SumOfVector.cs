using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(21, "sum(x)", "row of 1")]
public static partial class Row21_SumOfVector
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i];
        return sum;
    }
}
