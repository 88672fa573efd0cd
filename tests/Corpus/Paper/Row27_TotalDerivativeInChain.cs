using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(27, "sin(x + x²)", "(1 + 2x) cos(x + x²)")]
public static partial class Row27_TotalDerivativeInChain
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => Math.Sin(x + x * x);
}
