using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(38, "ŵ = [w, b], x̂ = [x, 1]: C = 1/N Σ (yᵢ − max(0, ŵ·x̂ᵢ))²", "∂ŵ = rows 36 and 37 stacked")]
public static partial class Row38_BiasTrick
{
    /// <summary>The loss of row 36; the last element of <paramref name="w"/> is the bias, beside which every row of x̂ has a 1.</summary>
    [Differentiable(nameof(w), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = w.Length - 1;
        Span<double> row = stackalloc double[w.Length];
        row[n] = 1;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < n; j++)
                row[j] = x[i * n + j];
            double z = 0;
            for (int j = 0; j < w.Length; j++)
                z += w[j] * row[j];
            double error = y[i] - Math.Max(0, z);
            sum += error * error;
        }
        return sum / y.Length;
    }
}
