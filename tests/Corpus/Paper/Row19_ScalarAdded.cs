using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(19, "x + z", "∂x = I, ∂z = column of 1")]
public static partial class Row19_ScalarAdded
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Add(ReadOnlySpan<double> x, double z, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] + z;
    }
}
