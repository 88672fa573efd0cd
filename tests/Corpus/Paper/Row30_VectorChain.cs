using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(30, "f(g(x)) for vectors", "J_f(g(x)) J_g(x)")]
public static partial class Row30_VectorChain
{
    /// <summary>f, of two elements: the product and the sine of the sum.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void F(ReadOnlySpan<double> u, Span<double> y)
    {
        y[0] = u[0] * u[1];
        y[1] = Math.Sin(u[0] + u[1]);
    }

    /// <summary>g: the sum of the squares and the sum of the exponentials.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void G(ReadOnlySpan<double> x, Span<double> u)
    {
        double squares = 0;
        double exponentials = 0;
        for (int i = 0; i < x.Length; i++)
        {
            squares += x[i] * x[i];
            exponentials += Math.Exp(x[i]);
        }
        u[0] = squares;
        u[1] = exponentials;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Composed(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> u = stackalloc double[2];
        G(x, u);
        F(u, y);
    }
}
