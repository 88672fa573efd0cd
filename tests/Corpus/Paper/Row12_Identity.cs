using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(12, "y = x, n inputs", "I")]
public static partial class Row12_Identity
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Identity(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i];
    }
}
