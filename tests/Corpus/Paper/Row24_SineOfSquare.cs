using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(24, "sin(x²)", "2x cos(x²)")]
public static partial class Row24_SineOfSquare
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => Math.Sin(x * x);
}
