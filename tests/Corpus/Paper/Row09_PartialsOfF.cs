using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(9, "f(x, y) = 3x²y", "[6xy, 3x²]")]
public static partial class Row09_PartialsOfF
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x, double y) => 3 * x * x * y;
}
