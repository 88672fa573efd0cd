using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(39, "w ← w − η ∂C/∂w, b ← b − η ∂C/∂b", "the loss falls at every step for a small η")]
public static partial class Row39_Descent
{
    [Differentiable(nameof(w), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static double Loss(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Row36_Row37_Loss.Loss(w, b, x, y);

    /// <summary>One step down the gradient, scaled by <paramref name="rate"/>.</summary>
    /// <returns>The loss before the step.</returns>
    public static double Step(Span<double> w, ref double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double rate, Span<double> wGradient)
    {
        double loss = LossValueAndGradient(w, b, x, y, wGradient, out double bGradient);
        for (int j = 0; j < w.Length; j++)
            w[j] -= rate * wGradient[j];
        b -= rate * bGradient;
        return loss;
    }
}
