using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(5, "x² − 3x", "2x − 3")]
public static partial class Row05_Difference
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => x * x - 3 * x;
}
