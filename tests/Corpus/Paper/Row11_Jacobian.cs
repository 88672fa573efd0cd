using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(11, "(f, g) of rows 9 and 10, as two scalars and as one vector argument", "[[6xy, 3x²], [2, 8y⁷]]")]
public static partial class Row11_Jacobian
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double f, double g) OfScalars(double x, double y) => (F(x, y), G(x, y));

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void OfVector(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] = F(x[0], x[1]);
        y[1] = G(x[0], x[1]);
    }

    private static double F(double x, double y) => 3 * x * x * y;

    private static double G(double x, double y) => 2 * x + Math.Pow(y, 8);
}
