using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(44, "ln Σ exp(xᵢ)", "softmax(x)")]
public static partial class Row44_LogSumExp
{
    /// <summary>The largest element is taken out first, so that nothing overflows.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > max)
                max = x[i];
        }
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }
}
