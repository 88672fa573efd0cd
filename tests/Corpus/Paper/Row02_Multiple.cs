using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(2, "3x", "3")]
public static partial class Row02_Multiple
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => 3 * x;
}
