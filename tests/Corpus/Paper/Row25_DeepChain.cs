using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(25, "ln(sin(x³)²)", "6x² cos(x³)/sin(x³)")]
public static partial class Row25_DeepChain
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double F(double x)
    {
        double cube = x * x * x;
        double sine = Math.Sin(cube);
        return Math.Log(sine * sine);
    }
}
