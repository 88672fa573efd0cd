using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(3, "x³", "3x²")]
public static partial class Row03_Power
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => Math.Pow(x, 3);
}
