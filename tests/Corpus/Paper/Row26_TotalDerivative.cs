using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(26, "x + x²", "1 + 2x")]
public static partial class Row26_TotalDerivative
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x)
    {
        double square = x * x;
        return x + square;
    }
}
