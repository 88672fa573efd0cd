using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(8, "9(x + x²)", "9 + 18x")]
public static partial class Row08_MultipleOfSum
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x) => 9 * (x + x * x);
}
