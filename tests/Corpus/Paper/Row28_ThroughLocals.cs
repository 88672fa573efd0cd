using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(28, "x·x², through locals u₁ = x², u₂ = x·u₁", "3x²")]
public static partial class Row28_ThroughLocals
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x)
    {
        double u1 = x * x;
        double u2 = x * u1;
        return u2;
    }
}
