using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(45, "−Σ tᵢ ln softmax(x)ᵢ", "softmax(x) Σtᵢ − t")]
public static partial class Row45_CrossEntropy
{
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double CrossEntropy(ReadOnlySpan<double> x, ReadOnlySpan<double> t)
    {
        Span<double> softmax = stackalloc double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            softmax[i] = Math.Exp(x[i]);
            sum += softmax[i];
        }
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
            loss -= t[i] * Math.Log(softmax[i] / sum);
        return loss;
    }
}
