using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(7, "ln(x²)", "2/x")]
public static partial class Row07_LogOfSquare
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => Math.Log(x * x);
}
