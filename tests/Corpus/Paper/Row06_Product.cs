using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(6, "x²·x", "3x²")]
public static partial class Row06_Product
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => (x * x) * x;
}
