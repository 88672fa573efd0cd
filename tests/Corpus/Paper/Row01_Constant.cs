using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(1, "99", "0")]
public static partial class Row01_Constant
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => 99;
}
