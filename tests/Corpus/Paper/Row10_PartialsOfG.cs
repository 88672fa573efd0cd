using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(10, "g(x, y) = 2x + y⁸", "[2, 8y⁷]")]
public static partial class Row10_PartialsOfG
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double G(double x, double y) => 2 * x + Math.Pow(y, 8);
}
