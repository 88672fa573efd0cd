using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(29, "[ln(x²), sin(3x)] of a scalar", "column [2/x, 3cos(3x)]")]
public static partial class Row29_VectorOfScalar
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] F(double x)
    {
        double[] y = new double[2];
        y[0] = Math.Log(x * x);
        y[1] = Math.Sin(3 * x);
        return y;
    }
}
